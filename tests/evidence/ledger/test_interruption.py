"""Whoever is interrupted while adding leaves a ledger that opens, short of what was unfinished."""

import os
import random
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from evidence.ledger.ledgers import CONTENTS, NOON, a_ledger, a_report, add, adding_to

from servanda.evidence.ledger import LedgerFile, account_of, open_for_adding, verify

KILLINGS = 250
LARGE = 1_500_000

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")


@needs_fork
def test_killed_at_any_moment_it_keeps_what_it_said_was_kept(tmp_path: Path) -> None:
    """One child after another goes on with one ledger, and is killed while it does."""
    path = tmp_path / "ledger.jsonl"
    store, chance, kept = LedgerFile(path), random.Random(4), ""  # noqa: S311 - moments, not secrets
    script = Path(__file__).with_name("killed_while_adding.py")
    with subprocess.Popen(
        [sys.executable, "-W", "ignore", script, path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as children:
        assert children.stdin is not None
        assert children.stdout is not None
        for _ in range(KILLINGS):
            once_open, size = chance.random() < 0.8, chance.choice((1, 2_000, 60_000))
            children.stdin.write(f"{chance.randrange(6_000)} {once_open:d} {size}\n")
            children.stdin.flush()
            kept = children.stdout.readline().strip() or kept
            if not kept:
                continue
            number, noted = kept.split()
            verification, wrong = verify(store, noted)
            assert verification is not None, wrong
            assert verification.noted == int(number)
            assert {f.code for f in verification.findings} <= {"ledger-unfinished"}
            assert verification.head.number - int(number) <= 5
            if path.stat().st_size > LARGE:
                path.unlink()
                kept = ""
        children.stdin.close()
    assert add(path, (a_report("last"),)).count == 1


def test_cut_off_within_its_last_entry_a_ledger_lacks_that_entry_alone(tmp_path: Path) -> None:
    path = a_ledger(tmp_path / "ledger.jsonl")
    whole = path.read_bytes()
    last_line = whole.rindex(b"\n", 0, -1) + 1
    for end in range(last_line + 1, len(whole) - 1):
        path.write_bytes(whole[:end])
        verification, _ = verify(LedgerFile(path))
        assert verification is not None
        assert verification.head.number == len(CONTENTS) - 1
        (finding,) = verification.findings
        assert finding.code == "ledger-unfinished"
        assert f"({end - last_line:,} bytes)" in finding.message
        if end % 10 == 0:
            adding, (note,) = open_for_adding(LedgerFile(path), "Ann Reader", clock=lambda: NOON)
            assert adding is not None
            assert note.code == "ledger-unfinished"
            with adding:
                assert adding.append((a_report("R8"),)).count == 1
            assert path.read_bytes().startswith(whole[:last_line])
            verification, _ = verify(LedgerFile(path))
            assert verification is not None
            assert verification.head.number == len(CONTENTS)


def test_an_entry_that_lacks_its_line_end_alone_is_kept(tmp_path: Path) -> None:
    path = a_ledger(tmp_path / "ledger.jsonl")
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    verification, _ = verify(LedgerFile(path))
    assert verification is not None
    assert verification.findings == ()
    assert verification.head.number == len(CONTENTS)
    assert add(path, (a_report("R8"),)).count == 1
    assert path.read_bytes().startswith(whole)


@needs_fork
def test_where_the_disk_is_full_nothing_is_added(tmp_path: Path) -> None:
    path = a_ledger(tmp_path / "ledger.jsonl")
    before = path.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with adding_to(path) as adding:
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 5_000, limits[1]))
        try:
            added = adding.append([a_report(f"X{n}") for n in range(1000)])
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
            signal.signal(signal.SIGXFSZ, ignored)
        assert added.count == 0
        assert [f.code for f in added.findings] == ["cannot-write"]
        assert "File too large" in added.findings[0].message
        assert path.read_bytes() == before
        assert adding.append([a_report("X1")]).count == 1
    verification, _ = verify(LedgerFile(path))
    assert verification is not None
    assert verification.head.number == len(CONTENTS) + 1


def test_several_programs_that_add_at_once_lose_nothing_of_each_other(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    script = Path(__file__).with_name("adding_beside_others.py")
    beside = [
        subprocess.Popen([sys.executable, script, path, name, "25"]) for name in ("A", "B", "C")
    ]
    assert [program.wait() for program in beside] == [0, 0, 0]
    verification, _ = verify(LedgerFile(path))
    assert verification is not None
    assert verification.findings == ()
    account, _ = account_of(LedgerFile(path))
    assert account is not None
    labels = account.record().claims["report"].to_list()
    assert sorted(labels) == sorted(f"{name}{n}" for name in "ABC" for n in range(25))


def test_two_who_add_at_once_wait_for_each_other_or_are_told(tmp_path: Path) -> None:
    path = a_ledger(tmp_path / "ledger.jsonl")
    with adding_to(path) as adding:
        second, (finding,) = open_for_adding(LedgerFile(path, patience=0.05), "Ben")
        assert second is None
        assert finding.code == "ledger-busy"
        assert adding.append((a_report("R8"),)).count == 1
    assert add(path, (a_report("R9"),)).count == 1
