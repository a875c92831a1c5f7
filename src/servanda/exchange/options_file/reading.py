"""Reads an options file as a whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

from servanda.bargaining.enforcement.assumptions import Assumptions
from servanda.exchange.entries import Entry, Problems, entries_of
from servanda.exchange.options_file.conflict import conflict_of
from servanda.exchange.options_file.figures import shift_of, supposition_of
from servanda.exchange.text_file import open_text
from servanda.findings import Finding, Severity, Text

Item = TypeVar("Item")


class OpenedOptions(NamedTuple):
    """An options file; `assumptions` is None where it cannot be used, and the findings say why."""

    assumptions: Assumptions | None
    findings: tuple[Finding, ...]
    text: Text


def open_options(path: Path) -> OpenedOptions:
    """Open an options file."""
    text, findings = open_text(path)
    if text is None:
        return OpenedOptions(None, findings, Text(path.name, ""))
    assumptions, wrong = options_from(text)
    return OpenedOptions(assumptions, (*findings, *wrong), text)


def options_from(text: Text) -> tuple[Assumptions | None, tuple[Finding, ...]]:
    """Read an options file; None where there is any mistake in it."""
    root, problems = entries_of(text, "options")
    if root is None:
        return None, tuple(problems.findings)
    given = root.group(("assumed by", "period", "figures", "shifts of power", "conflict"))
    by = given["assumed by"].words() if "assumed by" in given else None
    period = given["period"].words() if "period" in given else None
    if not by:
        problems.add(
            "options-incomplete",
            "The file does not say whose assumptions these are.",
            text.span(0, 0),
            "Write “assumed by: …” at the beginning.",
        )
    assumptions = Assumptions(
        by or "",
        _each(given.get("figures"), lambda item: supposition_of(item, by or "", period)),
        _each(given.get("shifts of power"), lambda item: shift_of(item, by or "")),
        conflict_of(given["conflict"]) if "conflict" in given else None,
    )
    return (None if _any_mistake(problems) else assumptions), tuple(problems.findings)


def _each(entry: Entry | None, read: Callable[[Entry], Item | None]) -> tuple[Item, ...]:
    if entry is None:
        return ()
    return tuple(found for item in entry.items() if (found := read(item)) is not None)


def _any_mistake(problems: Problems) -> bool:
    return any(finding.severity is Severity.MISTAKE for finding in problems.findings)
