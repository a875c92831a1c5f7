"""What a document says of itself in its `meta`: title, authors, date, and who else is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml.etree import _Element

from servanda.exchange.akoma_ntoso.vocabulary import TITLES

NO_DATE = "0001-01-01"
"""The schema wants a date even where nobody knows it; this one says that it is not stated."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Stated:
    """Title, byline and date as the document states them.

    `shown` gives the name of each person or body by its `eId`, `dates` the day of each period.
    """

    title: str | None
    byline: str | None
    published: str | None
    shown: Mapping[str, str]
    dates: Mapping[str, str]


def metadata_of(root: _Element) -> Stated:
    """Gather what the first document of the file states."""
    shown = {key: show for e in root.iter("{*}references") for key, show in _shown(e)}
    events = {f"#{_id(e)}": e.get("date", "") for e in root.iter("{*}eventRef")}
    dates = dict(events)
    for group in root.iter("{*}temporalGroup"):
        for interval in group.iter("{*}timeInterval"):
            dates[f"#{_id(group)}"] = events.get(interval.get("start", ""), "")
    work = next(root.iter("{*}FRBRWork"), None)
    authors = dict.fromkeys(_authors(work, shown)) if work is not None else {}
    return Stated(_title(root, work), ", ".join(authors) or None, _day(work), shown, dates)


def _id(element: _Element) -> str:
    return element.get("eId") or element.get("id") or ""


def _shown(references: _Element) -> Iterator[tuple[str, str]]:
    for entry in references.iterchildren("*"):
        if show := entry.get("showAs"):
            yield f"#{_id(entry)}", show


def _title(root: _Element, work: _Element | None) -> str | None:
    """Return the title as the text bears it, else as the metadata name it."""
    for name in TITLES:
        for element in root.iter(f"{{*}}{name}"):
            if words := " ".join("".join(map(str, element.itertext())).split()):
                return words
    named = work.iter("{*}FRBRalias", "{*}FRBRname") if work is not None else ()
    return next((value for e in named if (value := e.get("value"))), None)


def _authors(work: _Element, shown: Mapping[str, str]) -> Iterator[str]:
    for author in work.iter("{*}FRBRauthor"):
        href = author.get("href") or ""
        if href in shown:
            yield shown[href]
        elif href.strip("#") and "/" not in href:
            yield href.strip("#")


def _day(work: _Element | None) -> str | None:
    if work is None:
        return None
    days = (_DAY.match(date.get("date") or "") for date in work.iter("{*}FRBRdate"))
    return next((day[0] for day in days if day and day[0] != NO_DATE), None)
