"""What the document says of itself: the identification that the standard asks for.

The standard wants a country, a date, an author and a language for every document. What the pact
file does not say is not made up: the country is `zz`, the code that ISO 3166 leaves to its users,
the language `und` (undetermined, ISO 639-2), the author is called not stated, and the date is the
first day of the calendar, under the name `notStated`.
"""

from __future__ import annotations

import re

from lxml import etree
from lxml.etree import _Element

from servanda.exchange.akoma_ntoso.metadata import NO_DATE
from servanda.exchange.akoma_ntoso.vocabulary import NAMESPACE
from servanda.instrument.pact_file import PactFile

_DAY = re.compile(r"\b\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b")
_UNFIT = re.compile(r"[^a-z0-9]+")
_SERVANDA, _NOBODY = "#servanda", "#notStated"


def identification(file: PactFile, languages: list[str]) -> _Element:
    """Return the document's identification; `languages` are those of its wordings (ISO 639-2)."""
    day = day_of(file) or NO_DATE
    dated = "notStated" if day == NO_DATE else "published"
    language = languages[0] if len(set(languages)) == 1 else "und"
    name = _UNFIT.sub("-", file.title.lower()).strip("-") or "agreement"
    work = f"/akn/zz/doc/{day}/{name}"
    root = element("identification", source=_SERVANDA)
    levels = {
        "FRBRWork": work,
        "FRBRExpression": f"{work}/{language}@{day}",
        "FRBRManifestation": f"{work}/{language}@{day}.xml",
    }
    for level, uri in levels.items():
        at = etree.SubElement(root, tag(level))
        # The component comes before the ending that names the format.
        this = uri.removesuffix(".xml") + "/!main" + (".xml" if uri.endswith(".xml") else "")
        _add(at, "FRBRthis", value=this)
        _add(at, "FRBRuri", value=uri)
        if level == "FRBRWork":
            _add(at, "FRBRalias", value=file.title, name="title")
        _add(at, "FRBRdate", date=day, name=dated)
        author = _SERVANDA if level == "FRBRManifestation" else _NOBODY
        _add(at, "FRBRauthor", href=author)
        if level == "FRBRWork":
            _add(at, "FRBRcountry", value="zz")
        elif level == "FRBRExpression":
            for each in dict.fromkeys(languages or ["und"]):
                _add(at, "FRBRlanguage", language=each)
        else:
            _add(at, "FRBRformat", value="application/akn+xml")
    return root


def references() -> _Element:
    """Return who is referred to: Servanda, and the author whom the file does not state."""
    root = element("references", source=_SERVANDA)
    for eid, shown in (("servanda", "Servanda"), ("notStated", "not stated")):
        href = f"/akn/ontology/organization/zz/{eid}"
        _add(root, "TLCOrganization", eId=eid, href=href, showAs=shown)
    return root


def day_of(file: PactFile) -> str | None:
    """Return the day on which the header says that the text was published, where it says one."""
    found = _DAY.search(file.front.get("published", ""))
    return found[0] if found else None


def element(name: str, /, **attributes: str) -> _Element:
    """Make an element of the standard."""
    return etree.Element(tag(name), attributes)


def tag(name: str) -> str:
    """Return a name with the namespace of the standard."""
    return f"{{{NAMESPACE}}}{name}"


def _add(parent: _Element, name_: str, /, **attributes: str) -> None:
    etree.SubElement(parent, tag(name_), attributes)
