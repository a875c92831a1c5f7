"""The elements of Akoma Ntoso by what they are; the groups named are those of its schema (3.0)."""

from __future__ import annotations

from lxml.etree import QName, _Element

from servanda.instrument.document import Belonging, Stress

# Drafts of the standard put more behind it (`…/akn/3.0/WD17`), and others are about; a document's
# own elements are those in the namespace of its root.
NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# Group ANhier, and `hcontainer` for what it lacks.
HIERARCHY = frozenset((
    "clause", "section", "part", "paragraph", "chapter", "title", "article", "book", "tome",
    "division", "list", "point", "indent", "alinea", "rule", "subrule", "proviso", "subsection",
    "subpart", "subparagraph", "subchapter", "subtitle", "subdivision", "subclause", "sublist",
    "level", "transitional", "hcontainer",
))  # fmt: skip
# Those of them whose names say that they hold others.
LARGER = frozenset((
    "part", "chapter", "title", "book", "tome", "division", "subpart", "subchapter", "subtitle",
    "subdivision", "hcontainer", "transitional",
))  # fmt: skip
# Items that bear numbers outside the hierarchy.
ITEMS = frozenset({"item", "li", "recital", "citation"})
# Groups ANinline, HTMLinline, ANtitleInline, ANsemanticInline, ANheaderInline, amendmentInline, and
# the markers: all else is laid out as a block of its own.
INLINE = frozenset((
    "ref", "mref", "rref", "mod", "mmod", "rmod", "recordedTime", "vote", "outcome", "ins",
    "del", "omissis", "embeddedText", "opinion", "placeholder", "fillIn", "decoration", "b",
    "i", "a", "u", "sub", "sup", "abbr", "span", "docType", "docTitle", "docNumber",
    "docProponent", "docDate", "legislature", "session", "shortTitle", "docAuthority",
    "docPurpose", "docCommittee", "docIntroducer", "docStage", "docStatus", "docJurisdiction",
    "docketNumber", "date", "time", "person", "organization", "concept", "object", "event",
    "location", "process", "role", "term", "quantity", "def", "entity", "courtType",
    "neutralCitation", "party", "judge", "lawyer", "signature", "argument", "affectedDocument",
    "relatedDocument", "change", "inline", "quotedText", "noteRef", "eop", "img", "marker",
    "authorialNote", "subFlow", "remark",
))  # fmt: skip
ATTACHMENTS = frozenset({"attachment", "annex"})
# What may bear a number or a heading of its own.
UNITS = HIERARCHY | ITEMS | ATTACHMENTS
BREAKS = frozenset({"br", "eol"})
CELLS = frozenset({"td", "th"})
QUOTED = frozenset({"quotedStructure", "embeddedStructure"})
# What is set beside the text: notes by its author, and remarks of those who edited it.
BESIDE = frozenset({"authorialNote", "subFlow", "remark"})
HEADS = frozenset({"heading", "subheading", "crossHeading"})
# Never shown as words: what the document says of itself, and how it is to be laid out.
UNSHOWN = frozenset({"meta", "presentation"})
# Group documentType.
DOCUMENTS = frozenset((
    "amendmentList", "officialGazette", "documentCollection", "act", "bill", "debateReport",
    "debate", "statement", "amendment", "judgment", "portion", "doc",
))  # fmt: skip
# Names that `hcontainer` is given for what is attached to a text.
SCHEDULES = frozenset({"schedule", "annex", "appendix"})
TITLES = ("shortTitle", "docTitle")
STRESSES = {"b": Stress.BOLD, "i": Stress.ITALIC, "u": Stress.UNDERLINED}
# Which part of the document an element holds; the body of each type has a name of its own.
BELONGING = {
    "coverPage": Belonging.FRONT,
    "preface": Belonging.FRONT,
    "header": Belonging.FRONT,
    "preamble": Belonging.PREAMBLE,
    "body": Belonging.BODY,
    "mainBody": Belonging.BODY,
    "debateBody": Belonging.BODY,
    "judgmentBody": Belonging.BODY,
    "amendmentBody": Belonging.BODY,
    "collectionBody": Belonging.BODY,
    "portionBody": Belonging.BODY,
    "conclusions": Belonging.END,
    "attachments": Belonging.ATTACHED,
}


def local_name(element: _Element) -> str:
    """Return an element's name without its namespace."""
    return QName(element).localname
