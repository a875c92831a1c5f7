"""An annotation as we need it, whoever made it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from servanda.exchange.web_annotation.selectors import Quote

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
OURS = "urn:servanda:annotation:1#"
"""The names that we add: `reading` as a motivation, and which parts of a quotation stood once."""


class Motive(StrEnum):
    """Why somebody annotated; the names are those of the standard."""

    COMMENTING = "commenting"
    DESCRIBING = "describing"


@dataclass(frozen=True, slots=True)
class Annotation:
    """What somebody says of some words, or (no `quotes`) of the whole.

    `motive` is describing for the reading of a clause.
    """

    body: str
    creator: str | None
    motive: Motive
    quotes: tuple[Quote, ...] = ()
