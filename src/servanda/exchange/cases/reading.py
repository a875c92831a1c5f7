"""Reads a case that is no treaty: a table, JSON, or a GENIUS domain with its profiles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from servanda.bargaining.problem import Problem, check_problem
from servanda.exchange.cases.genius import case_from_genius
from servanda.exchange.cases.json_case import case_from_json
from servanda.exchange.cases.tables import case_from_table
from servanda.exchange.cases.telling import Told
from servanda.exchange.decoding import decode
from servanda.exchange.limits import MOST_BYTES
from servanda.findings import Finding, Text

Read: TypeAlias = tuple[Problem | None, tuple[Finding, ...]]
"""A case, None where there is none to be had; and what there is to say of its files and of it."""


def read_case(paths: Path | Sequence[Path]) -> Read:
    """Return the case in a file, or in several that belong together, or in a folder.

    A table (CSV) or JSON is one file. A GENIUS case is a domain and a profile for each party: all
    of these files, or the folder that holds them. Nothing that a file says is dropped untold; where
    a finding is a mistake, the case is not what its author meant.
    """
    given = [paths] if isinstance(paths, Path) else list(paths)
    files = [file for path in given for file in _files(path)]
    read = [_opened(file) for file in files]
    whole = [(told, data) for told, data in read if data is not None]
    title = given[0].stem if given else ""
    problem = _case(whole, title) if len(whole) == len(read) else None
    findings = list(dict.fromkeys(f for told, _ in read for f in told.findings))
    if not files:
        told = Told(Text(title or "the case", ""))
        told.say("case-empty", "there is no file of a case here.")
        findings += told.findings
    if problem is None:
        return None, tuple(findings)
    findings += check_problem(problem)
    return replace(problem, findings=tuple(findings)), tuple(findings)


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from sorted(file for file in path.iterdir() if file.suffix.lower() == ".xml")
    else:
        yield path


def _opened(path: Path) -> tuple[Told, bytes | None]:
    told = Told(Text(path.name, ""))
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        told.say("cannot-open", f"it cannot be opened: {error.strerror or 'no reason is given'}.")
        return told, None
    if len(data) > MOST_BYTES:
        told.say("case-too-large", f"it is larger than {MOST_BYTES // 1_000_000} MB; cut it down.")
        return told, None
    content, findings = decode(data)
    told = Told(Text(path.name, (content or "").removeprefix("\N{BYTE ORDER MARK}")))
    told.findings += findings
    return told, None if content is None else data


def _case(files: Sequence[tuple[Told, bytes]], title: str) -> Problem | None:
    if not files:
        return None
    if all(told.text.content.lstrip().startswith("<") for told, _ in files):
        return case_from_genius(files, title)
    for told, _ in files[1:]:
        told.say("case-twice", "it is a further case; one is read at a time.")
    told, _ = files[0]
    shown = told.text.content.lstrip().startswith(("{", "["))
    json = shown or told.file.lower().endswith(".json")
    return case_from_json(told, title) if json else case_from_table(told, title)
