"""What an entry of the ledger says, and its form in JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from servanda.evidence.completeness import Completeness
from servanda.findings import Span
from servanda.instrument.pact.syntax import Attitude
from servanda.vocabulary.calendar import Moment

FORMAT = "servanda/ledger-1"
PLAIN_REPORT = b'{"claims":['
"""What the JSON of a report begins with, unless it is a correction."""

Row: TypeAlias = Mapping[str, Any]
"""A claim as a row of the table of claims (`table.py`), its label and empty columns left out."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A ledger begins; `agreement` is the title of the agreement, where it is known."""

    agreement: str | None = None
    format: str = FORMAT


@dataclass(frozen=True, slots=True)
class Reported:
    """A report comes in. One of several people, or of several things, has several claims.

    A report that `corrects` another takes its place, `because` of something. `words` is the report
    as it was written down, where it was written in Pact.
    """

    label: str
    claims: tuple[Row, ...]
    words: str | None = None
    corrects: str | None = None
    because: str | None = None
    at: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Answered:
    """A party takes a stance on reports, `stated` when that is known."""

    party: str
    attitude: Attitude
    reports: tuple[str, ...]
    sources: tuple[str, ...] = ()
    stated: Moment | None = None
    words: str | None = None
    at: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class DeclaredComplete:
    """Reports of something are declared complete; see `Completeness`."""

    declared: Completeness
    words: str | None = None
    at: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A report is taken back by somebody, `because` of something."""

    report: str
    by: str
    because: str
    at: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Graded:
    """Somebody grades a report that is there: source and statement on two scales (Admiralty)."""

    report: str
    rater: str
    reliability: str | None = None
    credibility: str | None = None
    at: Span | None = field(default=None, compare=False, repr=False)


Content: TypeAlias = Begun | Reported | Answered | DeclaredComplete | Withdrawn | Graded


def as_json(content: Content) -> dict[str, Any]:
    """Return what an entry says as JSON; what is empty is left out."""
    return {name: value for name, value in _members(content).items() if value not in (None, ())}


def _members(content: Content) -> dict[str, Any]:
    match content:
        case Begun():
            return {"kind": "ledger", "format": content.format, "agreement": content.agreement}
        case Reported():
            return {
                "kind": "report" if content.corrects is None else "correction",
                "label": content.label,
                "claims": list(content.claims),
                "words": content.words,
                "corrects": content.corrects,
                "because": content.because,
            }
        case Answered():
            return {
                "kind": "stance",
                "party": content.party,
                "attitude": content.attitude.value,
                "reports": content.reports,
                "sources": content.sources,
                "stated": content.stated,
                "words": content.words,
            }
        case DeclaredComplete():
            return {
                "kind": "completeness",
                "what": content.declared.what,
                "by": content.declared.by,
                "until": content.declared.until,
                "words": content.words,
            }
        case Withdrawn():
            return {
                "kind": "withdrawal",
                "report": content.report,
                "by": content.by,
                "because": content.because,
            }
        case Graded():
            return {
                "kind": "grade",
                "report": content.report,
                "rater": content.rater,
                "reliability": content.reliability,
                "credibility": content.credibility,
            }


def content_from(written: bytes) -> Content | None:
    """Return what the JSON of an entry says, or None where this version does not know its form."""
    try:
        return content_of(json.loads(written))
    except (ValueError, RecursionError):
        return None


def content_of(told: Any) -> Content | None:  # noqa: ANN401 - whatever JSON can hold
    """Return what an entry says, or None where this version does not know its form."""
    try:
        return _READERS[told["kind"]](told)
    except (KeyError, TypeError, ValueError):
        return None


def _reported(told: Mapping[str, Any]) -> Reported:
    return Reported(
        _word(told["label"]),
        tuple(dict(row) for row in told["claims"]),
        _maybe(told, "words"),
        _maybe(told, "corrects"),
        _maybe(told, "because"),
    )


def _answered(told: Mapping[str, Any]) -> Answered:
    return Answered(
        _word(told["party"]),
        Attitude(told["attitude"]),
        _words(told["reports"]),
        _words(told.get("sources", ())),
        _moment(told.get("stated")),
        _maybe(told, "words"),
    )


def _complete(told: Mapping[str, Any]) -> DeclaredComplete:
    until = told.get("until")
    if until is not None and not isinstance(until, int):
        raise TypeError(until)
    declared = Completeness(_word(told["what"]), _words(told.get("by", ())), until)
    return DeclaredComplete(declared, _maybe(told, "words"))


def _withdrawn(told: Mapping[str, Any]) -> Withdrawn:
    return Withdrawn(_word(told["report"]), _word(told["by"]), _word(told["because"]))


def _graded(told: Mapping[str, Any]) -> Graded:
    scales = (_maybe(told, "reliability"), _maybe(told, "credibility"))
    return Graded(_word(told["report"]), _word(told["rater"]), *scales)


_READERS: Mapping[str, Callable[[Mapping[str, Any]], Content]] = {
    "ledger": lambda told: Begun(_maybe(told, "agreement"), _word(told["format"])),
    "report": _reported,
    "correction": _reported,
    "stance": _answered,
    "completeness": _complete,
    "withdrawal": _withdrawn,
    "grade": _graded,
}


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    value.encode("utf-8")  # JSON can hold half a character, which nobody can print
    return value


def _words(values: object) -> tuple[str, ...]:
    if not isinstance(values, list | tuple):
        raise TypeError(values)
    return tuple(_word(value) for value in values)


def _moment(value: object) -> Moment | None:
    match value:
        case None:
            return None
        case [int(first), int(last)]:
            return Moment(first, last)
    raise TypeError(value)


def _maybe(told: Mapping[str, Any], name: str) -> str | None:
    value = told.get(name)
    return None if value is None else _word(value)
