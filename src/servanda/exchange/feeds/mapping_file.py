"""Reads a mapping file; the layouts that Servanda knows are mapping files of its own."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from servanda.evidence.claim import ClaimKind
from servanda.exchange.entries import Entry, Problems, entries_of
from servanda.exchange.feeds.mapping import (
    ClaimMapping,
    FileForm,
    Mapping,
    Truth,
    When,
    Words,
)
from servanda.exchange.feeds.values import (
    amount_of,
    coded_of,
    encoding_of,
    event_of,
    graded_of,
    named_of,
    separator_of,
    truth_of,
    when_of,
    where_of,
    words_of,
)
from servanda.exchange.text_file import open_text
from servanda.findings import Finding, Text

LAYOUTS = ("ucdp", "acled", "gdelt")
"""The layouts that Servanda knows, by name."""

_KINDS = {
    "act": ClaimKind.ACT,
    "measure": ClaimKind.MEASURE,
    "status": ClaimKind.STATUS,
    "event": ClaimKind.EVENT,
}
_OF_A_CLAIM = (
    *_KINDS, "where", "subject", "object", "roles", "time", "reported", "recorded", "quantity",
    "times", "teller", "author", "finding", "negated", "sources", "received from", "quotes",
    "grades",
)  # fmt: skip
_OF_THE_FILE = (
    "name", "about", "like", "reads", "separator", "quoted", "encoding", "columns", "keep",
    "event id", "claims",
)  # fmt: skip


class OpenedMapping(NamedTuple):
    """A mapping file; `mapping` is None where it cannot be used, and the findings say why."""

    mapping: Mapping | None
    findings: tuple[Finding, ...]
    text: Text


def open_mapping(path: Path) -> OpenedMapping:
    """Open a mapping file."""
    text, findings = open_text(path)
    if text is None:
        return OpenedMapping(None, findings, Text(path.name, ""))
    mapping, wrong = mapping_from(text)
    return OpenedMapping(mapping, (*findings, *wrong), text)


@cache
def layout(name: str) -> Mapping:
    """Return the mapping of a layout that Servanda knows; `LookupError` for any other."""
    mapping, findings = mapping_from(_layout_text(name))
    if mapping is None or findings:
        raise LookupError(f"the layout {name} cannot be read: {findings}")
    return mapping


def mapping_from(text: Text) -> tuple[Mapping | None, tuple[Finding, ...]]:
    """Read a mapping file; None where there is any mistake in it."""
    root, problems = entries_of(text, "mapping")
    if root is None:
        return None, tuple(problems.findings)
    given = _with_what_it_is_like(root, problems)
    mapping = _mapping(given, root)
    return (None if problems.findings else mapping), tuple(problems.findings)


def _layout_text(name: str) -> Text:
    if name not in LAYOUTS:
        raise LookupError(f"there is no layout {name}")
    file = files("servanda.exchange.feeds").joinpath("layouts", f"{name}.yaml")
    return Text(f"{name}.yaml", file.read_text("utf-8"))


def _with_what_it_is_like(root: Entry, problems: Problems) -> dict[str, Entry]:
    """Return the entries of a file, over those of the layout that it says it is like."""
    given = root.group((*_OF_THE_FILE, *_OF_A_CLAIM))
    like = given["like"].words() if "like" in given else None
    if like is None:
        return given
    if like not in LAYOUTS:
        known = ", ".join(LAYOUTS)
        message = f"There is no layout “{like}”; known are {known}."
        problems.add("mapping-unknown-entry", message, given["like"].at)
        return given
    base, _ = entries_of(_layout_text(like), "mapping")
    return {**(base.group((*_OF_THE_FILE, *_OF_A_CLAIM)) if base else {}), **given}


def _mapping(given: dict[str, Entry], root: Entry) -> Mapping:
    def words(key: str) -> str | None:
        return given[key].words() if key in given else None

    name = words("name")
    if not name:
        _lacks(root, "The mapping file gives itself no “name”.")
    return Mapping(
        name or "",
        _claims(given, root),
        _form(given.get("reads")),
        separator_of(given["separator"]) if "separator" in given else None,
        given["quoted"].truth() if "quoted" in given else True,
        encoding_of(given["encoding"]) if "encoding" in given else None,
        given["columns"].several() if "columns" in given else (),
        where_of(given["keep"]) if "keep" in given else (),
        event_of(given["event id"]) if "event id" in given else None,
    )


def _lacks(entry: Entry, message: str) -> None:
    entry.problems.add("mapping-incomplete", message, entry.at)


def _form(entry: Entry | None) -> FileForm | None:
    if entry is None:
        return None
    said = (entry.words() or "").lower()
    if said not in {form.value for form in FileForm}:
        entry.refuse(f"one of {', '.join(form.value for form in FileForm)}")
        return None
    return FileForm(said)


def _claims(given: dict[str, Entry], root: Entry) -> tuple[ClaimMapping, ...]:
    """Read the claims of a row; what stands beside “claims” holds for each of them."""
    shared = {key: entry for key, entry in given.items() if key in _OF_A_CLAIM}
    if "claims" not in given:
        claim = _claim(shared, root)
        return (claim,) if claim else ()
    own = ((item, item.group(_OF_A_CLAIM)) for item in given["claims"].items())
    claims = (_claim({**shared, **entries}, item) for item, entries in own)
    return tuple(claim for claim in claims if claim)


def _claim(given: dict[str, Entry], whole: Entry) -> ClaimMapping | None:
    kinds = [key for key in _KINDS if key in given]
    if len(kinds) != 1:
        _lacks(whole, f"A claim says what is claimed by one of {', '.join(_KINDS)}.")
        return None
    if "time" not in given and "reported" not in given:
        _lacks(whole, "Nothing says which column holds the time: “time: …”.")
    what = coded_of(given[kinds[0]])
    if what is None:
        return None
    roles = [("object", given["object"])] if "object" in given else []
    roles += list(given["roles"].pairs()) if "roles" in given else []

    def words(key: str) -> Words | None:
        return words_of(given[key]) if key in given else None

    def when(key: str) -> When | None:
        return when_of(given[key]) if key in given else None

    return ClaimMapping(
        _KINDS[kinds[0]],
        what,
        where_of(given["where"]) if "where" in given else (),
        named_of(given["subject"]) if "subject" in given else None,
        tuple((role, named_of(entry)) for role, entry in roles),
        amount=amount_of(given["quantity"]) if "quantity" in given else None,
        times=given["times"].words() if "times" in given else None,
        finding=truth_of(given["finding"]) if "finding" in given else Truth(),
        negated=truth_of(given["negated"]) if "negated" in given else Truth(),
        grades=graded_of(given["grades"]) if "grades" in given else (),
        happened=when("time"),
        reported=when("reported"),
        recorded=when("recorded"),
        teller=words("teller"),
        author=words("author"),
        sources=words("sources"),
        received_from=words("received from"),
        quotes=words("quotes"),
    )
