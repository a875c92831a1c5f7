"""The set words by which an agreement opens, closes and is signed."""

from __future__ import annotations

import re

from servanda.instrument.document import Block, BlockKind
from servanda.reading.segmentation.register import promises
from servanda.reading.segmentation.rows import is_row

# Openings of recitals and of the testimonium: Office of Legal Affairs, Final Clauses of
# Multilateral Treaties: Handbook; of resolutions: United Nations Editorial Manual. Each stands in
# two or more texts of the treaty corpus.
RECITALS = (
    "recalling", "desiring", "desirous", "considering", "recognizing", "recognising", "noting",
    "convinced", "determined", "reaffirming", "bearing in mind", "having regard",
    "taking into account", "conscious", "wishing", "believing", "acknowledging", "mindful",
    "having considered", "having examined", "guided by", "taking note", "welcoming", "stressing",
    "emphasizing", "concerned", "have agreed", "whereas", "preamble", "the contracting parties",
    "the high contracting parties", "the parties to this", "the governments? of",
)  # fmt: skip
TESTIMONIA = (
    "in witness whereof", "in faith whereof", "in testimony whereof", "done at", "done in",
    "done this", "signed at", "signed in", "made at", "en foi de quoi", "en fe de lo cual",
    "en fe de lo anterior", "fait à", "hecho en", "zu urkund dessen", "in fede di che",
)  # fmt: skip
RECITAL = re.compile(
    rf"\W*(?:{'|'.join(RECITALS)})\b|.{{0,200}}\bhave agreed as follows", re.IGNORECASE
)
TESTIMONIUM = re.compile(rf"\W*(?:{'|'.join(TESTIMONIA)})\b", re.IGNORECASE)
# Within a line: the words stand after the end of a sentence, or in capitals.
TESTIMONIUM_IN_LINE = re.compile(
    r"(?<=[.;:,\])\"”])\s*(?P<at>(?:[Ii]n (?:witness|faith|testimony) whereof|[Dd]one (?:at|in)\s"
    r"|[Ee]n foi de quoi|[Ff]ait à|[Ee]n fe de lo cual|[Hh]echo en))"
    r"|(?P<capitals>\bIN (?:WITNESS|FAITH|TESTIMONY) WHEREOF\b|\bDONE (?:AT|at|IN|in)\s)"
)
SIGNED_FOR = re.compile(
    r"(?:\W|\d+[/.]?)*(?:for(?: and on behalf of)? (?:the|his|her|its)?|on behalf of"
    r"|on the part of|por (?:el|la|los)|pour (?:le|la|les|l['’])|für die"
    r"|\(?(?:signed|sgd|sd|signature)\b|name:|title:)",
    re.IGNORECASE,
)
SIGNED_FOR_IN_LINE = re.compile(
    r"(?<=[.\])\d])\s*(?P<at>[Ff](?:or|OR) (?:the|THE) (?:[Gg]overnment|GOVERNMENT|[Kk]ingdom"
    r"|KINGDOM|[Rr]epublic|REPUBLIC|[Uu]nited|UNITED)|[Pp]or (?:el|la) (?:[Gg]obierno|[Rr]ep)"
    r"|[Pp]our le [Gg]ouvernement|\(?[Ss](?:igned|gd)\b)"
)

_ENDED = re.compile(r"[.!?…:;,]['\"”\u2019»)\]]*\s*$")
_LONGEST_HEADING = 90


def is_heading_like(block: Block) -> bool:
    """Whether a block is a short line that ends no sentence and promises nothing."""
    if block.kind is BlockKind.HEADING:
        return True
    return block.text[:1].isupper() and is_short_title(block.text) and not is_row(block)


def is_short_title(text: str) -> bool:
    """Whether words are few, end no sentence and promise nothing."""
    return len(text) <= _LONGEST_HEADING and not _ENDED.search(text) and not promises(text)


def ends_sentence(text: str) -> bool:
    """Whether words end where a sentence or a part of one does."""
    return bool(_ENDED.search(text))
