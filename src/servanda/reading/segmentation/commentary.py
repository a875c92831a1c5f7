"""Whether anybody comments at all.

A page about an agreement holds what somebody says of it; an agreement alone holds nothing but its
own words, however they sound. Remarks are looked for only where somebody speaks for himself, or
labels what he says as his, in more than a trace of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from servanda.instrument.document import Block
from servanda.reading.segmentation.formulas import RECITAL, TESTIMONIUM
from servanda.reading.segmentation.languages import language_of
from servanda.reading.segmentation.layout import Layout
from servanda.reading.segmentation.register import cues_in

# Labels by which commentary marks itself; "comment" as in the United Nations practice of
# commentaries to draft articles (International Law Commission), the others as in edited pages.
_LABEL = re.compile(
    r"\W{0,2}(?:(?:my|our|editor['\u2019]s|author['\u2019]s)\s+)?"
    r"(?:comments?|commentary|remarks?|analysis|observations?|opinion|explanation)\s*[.:\u2013—]\s",
    re.IGNORECASE,
)
# Whoever signs, certifies or writes a note says "I" as well. The phrases are those of diplomatic
# notes (Satow's Diplomatic Practice, ch. 4) and of forms to be signed.
_FORMULA = re.compile(
    r"\b[Ii] (?:(?:also|further|now|hereby|solemnly|have|am|do) )*(?:have the hono|avail|the hono"
    r"|certify|declare|undertake|confirm|propose|should be|shall be|would be|accept|consent|authori"
    r"|hereunto|set my hand|acknowledge|agree|request|swear|promise|,)"
)
# A commentator begins early; a book-length annex need not be searched for him.
_LOOKED_AT = 60_000
_LONGEST = 3_000
_STRONG = 3
_LEAST_SHARE = 0.03


def somebody_comments(blocks: Sequence[Block], layout: Layout) -> bool:
    """Whether enough of the text speaks as a commentator does."""
    begins = {start.block for start in layout.starts}
    own_look = {blocks[i].look for i in begins}
    looked_at = strong = 0
    for i, block in enumerate(blocks):
        looked_at += len(block.text)
        if i in begins or len(block.text) > _LONGEST:
            continue
        if _LABEL.match(block.text):
            return True
        weight = (
            0 if _FORMULA.search(block.text) else sum(cue.weight for cue in cues_in(block.text))
        )
        set_apart = block.look not in {"", "indented"} and block.look not in own_look
        if weight >= _STRONG or (weight > 0 and set_apart):
            strong += len(block.text)
        if looked_at > _LOOKED_AT:
            break
    return strong > _LEAST_SHARE * looked_at


def _weight(text: str) -> int:
    """Weigh how much words sound like a commentator's; set words of an agreement are nobody's."""
    if _FORMULA.search(text) or RECITAL.match(text) or TESTIMONIUM.match(text):
        return 0
    weight = sum(cue.weight for cue in cues_in(text))
    # The cues are English; in another language an "I" may be an article.
    return weight if weight <= 0 or language_of(text) in {"English", None} else 0
