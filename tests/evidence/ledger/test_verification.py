"""Whatever is done to a ledger's file is found, and which entry it was done to."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from evidence.ledger.ledgers import CONTENTS, NOON, a_ledger, a_report, add
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from servanda.evidence.ledger import LedgerFile, Verification, verify
from servanda.evidence.ledger.chain import NO_HASH, seal, unseal
from servanda.evidence.ledger.store import LONGEST_LINE

LAST = len(CONTENTS)
numbers = st.integers(0, LAST)
property_ = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_ledger(tmp_path / "ledger.jsonl")


def told(path: Path, noted: str | None = None) -> Verification:
    verification, wrong = verify(LedgerFile(path), noted)
    assert verification is not None, wrong
    return verification


def rewritten(path: Path, data: bytes) -> Path:
    target = path.with_name("changed.jsonl")
    target.write_bytes(data)
    return target


def said_of(path: Path, lines: list[bytes]) -> list[tuple[str, int]]:
    """Return what is found in the lines, and in which of them."""
    found = told(rewritten(path, b"".join(line + b"\n" for line in lines))).findings
    return [(f.code, f.span.line if f.span else 0) for f in found]


def lines_of(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines()


def test_a_ledger_that_nobody_touched_is_whole(path: Path) -> None:
    verification = told(path)
    assert verification.findings == ()
    assert verification.entries == LAST + 1
    assert verification.head.number == LAST
    assert f'"sha256":"{verification.head.hash}"' in path.read_text("utf-8").splitlines()[-1]


@property_
@given(st.data())
def test_any_other_byte_is_found_and_its_entry_named(path: Path, data: st.DataObject) -> None:
    was = path.read_bytes()
    at = data.draw(st.integers(0, len(was) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda byte: byte != was[at]))
    changed = rewritten(path, was[:at] + bytes([byte]) + was[at + 1 :])
    line = was.count(b"\n", 0, at) + 1
    verification, wrong = verify(LedgerFile(changed))
    if verification is None:
        assert line == 1
        assert [f.code for f in wrong] in (["not-a-ledger"], ["ledger-of-another-version"])
        return
    first = verification.findings[0]
    if line == LAST + 1 and was[at : at + 1] == b"\n":  # the very end of the file
        assert first.code == "ledger-unfinished"
        return
    assert first.code == "entry-changed"
    assert first.span is not None
    assert first.span.line == line
    assert f"Entry {line - 1} in line {line}" in first.message


@property_
@given(st.integers(1, LAST), st.integers(1, LAST))
def test_entries_taken_out_are_named(path: Path, one: int, another: int) -> None:
    first, last = min(one, another), max(one, another)
    lines = lines_of(path)
    found = told(rewritten(path, b"\n".join(lines[:first] + lines[last + 1 :]) + b"\n"))
    if last == LAST:
        assert found.findings == ()  # see the tests of noted hashes
        return
    (finding,) = found.findings
    assert finding.code == "entries-missing"
    which = f"Entry {first} is" if first == last else f"Entries {first} to {last} are"
    assert finding.message.startswith(f"{which} missing;")
    assert finding.message.endswith(f"before line {first + 1}.")


@property_
@given(st.lists(st.integers(1, LAST), min_size=2, max_size=2, unique=True))
def test_entries_that_changed_places_are_named(path: Path, places: list[int]) -> None:
    first, last = sorted(places)
    lines = lines_of(path)
    lines[first], lines[last] = lines[last], lines[first]
    moved = {f for f, _ in said_of(path, lines)}
    assert moved == {"entry-moved"}
    found = told(path.with_name("changed.jsonl")).findings
    assert any(f"Entry {first} stands in line {last + 1}" in f.message for f in found)


@property_
@given(st.integers(1, LAST), st.integers(1, LAST + 1))
def test_an_entry_put_in_once_more_is_named(path: Path, which: int, before: int) -> None:
    lines = lines_of(path)
    copied = [*lines[:before], lines[which], *lines[before:]]
    codes = {code for code, _ in said_of(path, copied)}
    assert codes <= {"entry-put-in", "entry-moved"}
    assert "entry-put-in" in codes


@property_
@given(st.lists(st.integers(0, LAST), max_size=12).map(lambda some: [0, *some]))
def test_of_any_heap_of_entries_each_missing_one_is_named(path: Path, heap: list[int]) -> None:
    lines = lines_of(path)
    found = told(rewritten(path, b"".join(lines[number] + b"\n" for number in heap))).findings
    named = {
        number
        for finding in found
        if finding.code == "entries-missing"
        for number in numbers_in(finding.message)
    }
    assert named == set(range(max(heap))) - set(heap)
    again = sum(
        len(numbers_in(finding.message)) for finding in found if finding.code == "entry-put-in"
    )
    assert again == len(heap) - len(set(heap))


def numbers_in(message: str) -> range:
    several = re.match(r"Entr(?:y|ies) (\d+)(?: to (\d+))?", message)
    assert several is not None, message
    return range(int(several[1]), int(several[2] or several[1]) + 1)


def test_a_hundred_thousand_lines_that_are_none_are_told_at_once(path: Path) -> None:
    data = path.read_bytes()
    (finding,) = told(rewritten(path, data + b"junk\n" * 100_000)).findings
    assert finding.message == (
        f"Entries {LAST + 1} to {LAST + 100_000} in lines {LAST + 2} to {LAST + 100_001} were "
        "changed or damaged: it is not written as entries are."
    )
    (finding,) = told(rewritten(path, data + data)).findings
    assert finding.message == (
        f"Entries 0 to {LAST} stand once more in lines {LAST + 2} to {2 * LAST + 2}."
    )


@pytest.mark.parametrize("junk", [b"", b"{}", b"junk", b"\x00" * 40])
def test_a_line_put_in_is_told_from_an_entry_changed(path: Path, junk: bytes) -> None:
    lines = lines_of(path)
    assert said_of(path, [*lines[:3], junk, *lines[3:]]) == [("entry-put-in", 4)]
    assert said_of(path, [*lines[:3], junk, *lines[4:]]) == [("entry-changed", 4)]
    assert said_of(path, [*lines[:3], junk, *lines[5:]]) == [
        ("entry-changed", 4),
        ("entries-missing", 5),
    ]
    assert said_of(path, [*lines, junk]) == [("entry-changed", LAST + 2)]


def test_an_entry_made_to_fit_is_found_by_the_next(path: Path) -> None:
    lines = lines_of(path)
    was = unseal(lines[3])
    assert was is not None
    forged, _ = seal(b'{"kind":"withdrawal"}', 3, was.previous, was.recorded, was.by)
    assert ("entry-replaced", 5) in said_of(path, [*lines[:3], forged, *lines[4:]])


def test_a_gap_as_wide_as_can_be_keeps_nobody_waiting(path: Path) -> None:
    far, _ = seal(b'{"kind":"x"}', 10**18, NO_HASH, "2026-01-01T00:00:00.000000Z", "Ann")
    assert [code for code, _ in said_of(path, [*lines_of(path), far])] == [
        "entries-missing",
        "entry-unknown",
    ]


def test_what_is_longer_than_any_entry_is_told(path: Path) -> None:
    lines = lines_of(path)
    found = told(rewritten(path, b"\n".join([*lines[:2], b"x" * (LONGEST_LINE + 5), *lines[2:]])))
    assert "longer than any entry" in found.findings[0].message


def test_a_noted_hash_shows_whether_the_end_was_cut_off(path: Path) -> None:
    noted = told(path).head.hash
    add(path, (a_report("R9"), a_report("R10")), NOON + 10**12)
    assert told(path, noted).noted == LAST
    assert told(path, noted[:16]).noted == LAST
    short = rewritten(path, b"".join(path.read_bytes().splitlines(keepends=True)[:-3]))
    verification = told(short, noted)
    assert verification.noted is None
    assert [f.code for f in verification.findings] == ["head-not-found"]
    anew = a_ledger(path.with_name("anew.jsonl"))
    assert told(anew).findings == ()
    add(anew, (a_report("R9"),), NOON)
    assert [f.code for f in told(anew, "0" * 64).findings] == ["clock-behind", "head-not-found"]


def test_an_entry_that_can_be_read_in_two_ways_is_told(path: Path) -> None:
    lines = lines_of(path)
    last = unseal(lines[-1])
    assert last is not None
    twice = b'{"kind":"withdrawal","report":"R1","by":"A","because":"x","report":"R2"}'
    line, _ = seal(twice, last.number + 1, last.hash, last.recorded, "Ann")
    assert said_of(path, [*lines, line]) == [("entry-not-canonical", LAST + 2)]


def test_every_entry_holds_the_hash_of_the_one_before(path: Path) -> None:
    entries = [entry for entry in map(unseal, lines_of(path)) if entry is not None]
    assert all(after.previous == before.hash for before, after in pairwise(entries))
