"""Whatever file is named as a ledger, the answer is clear, soon, and the file is left as it is."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from desk.conftest import Ask
from evidence.ledger.ledgers import CONTENTS, a_ledger

from servanda.evidence.ledger import LedgerFile, verify
from servanda.evidence.ledger.chain import NO_HASH, seal, unseal
from servanda.evidence.ledger.store import LONGEST_LINE

REPORT = "R91: Brell reports that Arden built camps."
COMMANDS = {
    "add": ("add", REPORT, "--pact", "camps.pact.md"),
    "withdraw": ("add", "--withdraws", "R1", "--because", "x"),
    "list": ("list",),
    "export": ("export",),
    "export csv": ("export", "--format", "csv"),
    "export pact": ("export", "--format", "pact"),
    "verify": ("verify",),
}
NEWER = '{"by":"A","entry":{"format":"servanda/ledger-2","kind":"ledger"},"number":0}\n'

UNREADABLE: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "is empty: no ledger was begun in it"),
    "a line end": (b"\n", "is no ledger"),
    "a word": (b"hello", "is no ledger"),
    "text": (b"hello\nworld\n", "is no ledger"),
    "binary": (bytes(range(256)) * 50, "is no ledger"),
    "nothing but zeros": (b"\0" * 1000, "is no ledger"),
    "JSON": (b"{}\n{}\n", "is no ledger"),
    "a list of JSON": (b"[1,2]\n", "is no ledger"),
    "a table": (b"a,b\n1,2\n", "is no ledger"),
    "UTF-16": (("hello\n" * 9).encode("utf-16"), "is no ledger"),
    "a line without end": (b"x" * (LONGEST_LINE + 10), "is no ledger"),
    "a newer ledger": (NEWER.encode(), "is a ledger of another version"),
}


def sealed(content: bytes, number: int = 0, previous: str = NO_HASH) -> bytes:
    """Return an entry that no program of ours would write, with a hash that fits."""
    return seal(content, number, previous, "2026-02-01T00:00:00.000000Z", "Ann")[0] + b"\n"


HEADER = sealed(b'{"format":"servanda/ledger-1","kind":"ledger"}')
FIRST = unseal(HEADER[:-1])
assert FIRST is not None


def claim(members: bytes) -> bytes:
    return b'{"claims":[{%b}],"kind":"report","label":"R1"}' % members


ODD: dict[str, bytes] = {
    "an unknown kind": b'{"kind":"oath","text":"x"}',
    "no kind": b"{}",
    "no JSON": b"{nonsense}",
    "a kind that is a list": b'{"kind":[]}',
    "JSON without end": b'{"kind":' + b"[" * 100_000 + b"}",
    "a report without claims": b'{"claims":[],"kind":"report","label":"R1"}',
    "claims that are words": b'{"claims":"x","kind":"report","label":"R1"}',
    "claims of words": b'{"claims":["x"],"kind":"report","label":"R1"}',
    "a label that is a number": b'{"claims":[{"kind":"act","what":"x"}],"kind":"report","label":5}',
    "no label": b'{"claims":[{"kind":"act","what":"x"}],"kind":"report"}',
    "words for a figure": claim(b'"kind":"act","low":"x","what":"y"'),
    "no number": claim(b'"kind":"act","low":NaN,"what":"y"'),
    "a date beyond all": claim(b'"first":9999999999999999999,"kind":"act","what":"y"'),
    "a date beyond the calendar": claim(b'"first":999999999999999999,"kind":"act","what":"y"'),
    "an unknown kind of claim": claim(b'"kind":"dream","what":"y"'),
    "a claim without kind": claim(b'"what":"y"'),
    "a claim within a claim": claim(b'"at":{"x":1},"kind":"act","what":"y"'),
    "half a character": b'{"because":"\\ud800","by":"A","kind":"withdrawal","report":"R1"}',
    "half a character in a report": claim(b'"kind":"act","what":"\\ud800"'),
    "an attitude that is none": b'{"attitude":"loves","kind":"stance","party":"A","reports":[]}',
    "a column of the ledger's own": claim(b'"entry:number":1,"kind":"act","what":"y"'),
    "a grade that is a word": claim(b'"grades":"B2","kind":"act","what":"y"'),
    "a grade too long": claim(b'"grades":[["B","2","x","y"]],"kind":"act","what":"y"'),
    "a correction that cannot be read": b'{"because":"x","claims":[{"kind":"dream","what":"y"}],'
    b'"corrects":"R9","kind":"correction","label":"R1"}',
    "a correction of a number": b'{"claims":[],"corrects":5,"kind":"correction","label":"R1"}',
}
"""What a ledger of a stranger's making may hold, with hashes that fit."""

Place = Callable[[bytes], Path]


@pytest.fixture
def place(camps: Path) -> Place:
    def write(content: bytes) -> Path:
        path = camps.parent / "bad.jsonl"
        path.write_bytes(content)
        return path

    return write


def run(ask: Ask, command: str, path: str | Path) -> tuple[int, str]:
    word, *options = COMMANDS[command]
    code, out, err = ask("evidence", word, path, *options)
    assert "Traceback" not in err
    return code, " ".join((out + err).split())


@pytest.mark.parametrize("kind", UNREADABLE)
@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_no_ledger_is_left_as_it_is(
    ask: Ask, place: Place, command: str, kind: str
) -> None:
    content, says = UNREADABLE[kind]
    path = place(content)
    code, said = run(ask, command, path)
    assert code == 2
    assert says in said
    assert path.read_bytes() == content


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.usefixtures("camps")
def test_what_is_no_file_is_said(ask: Ask, command: str) -> None:
    assert run(ask, command, ".")[0] == 2
    code, said = run(ask, command, "no/where.jsonl")
    assert code in ({1, 2} if command == "withdraw" else {2})
    assert "no/where.jsonl" in said or "no report R1" in said


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_pipe_is_not_waited_for(ask: Ask, camps: Path, command: str) -> None:
    path = camps.parent / "pipe"
    os.mkfifo(path)
    code, said = run(ask, command, path)
    assert code == 2
    assert "it is no file that can be read twice" in said


@pytest.mark.parametrize("command", [name for name in COMMANDS if COMMANDS[name][0] != "add"])
@pytest.mark.usefixtures("camps")
def test_reading_begins_no_ledger(ask: Ask, command: str) -> None:
    code, said = run(ask, command, "nowhere.jsonl")
    assert code == 2
    assert "There is no file nowhere.jsonl." in said
    assert not Path("nowhere.jsonl").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do anything")
@pytest.mark.parametrize("command", COMMANDS)
def test_what_may_not_be_opened_is_said(ask: Ask, camps: Path, command: str) -> None:
    path = a_ledger(camps.parent / "ledger.jsonl")
    path.chmod(0)
    code, said = run(ask, command, path)
    assert code == 2
    assert "cannot be opened: Permission denied" in said


@pytest.mark.parametrize("kind", ODD)
def test_what_is_sealed_and_odd_is_left_out_and_said(ask: Ask, place: Place, kind: str) -> None:
    assert FIRST is not None
    good = b'{"claims":[{"kind":"act","what":"build"}],"kind":"report","label":"R9"}'
    odd = sealed(ODD[kind], 1, FIRST.hash)
    entry = unseal(odd[:-1])
    assert entry is not None
    path = place(HEADER + odd + sealed(good, 2, entry.hash))
    for command in COMMANDS:
        if command != "withdraw":
            assert run(ask, command, path)[0] in {0, 1}
    listed = json.loads(ask("evidence", "list", path, "--format", "json")[1])
    assert "R9" in [report["report"] for report in listed["reports"]]
    assert "R91" in [report["report"] for report in listed["reports"]]


def test_no_entry_has_a_time_that_is_none(ask: Ask, place: Place) -> None:
    assert FIRST is not None
    answer = b'{"attitude":"denies","kind":"stance","party":"A","reports":["R1"]}'
    line, _ = seal(answer, 1, FIRST.hash, "2026-02-30T00:00:00.000000Z", "Ann")
    code, said = run(ask, "list", place(HEADER + line + b"\n"))
    assert code == 1
    assert "Entry 1 in line 2 was changed or damaged" in said


def test_of_a_broken_ledger_all_that_is_whole_is_shown(ask: Ask, place: Place) -> None:
    lines = a_ledger(place(b"").with_name("l.jsonl")).read_bytes().splitlines(keepends=True)
    path = place(b"".join([*lines[:2], lines[2].replace(b"destroy", b"restore"), *lines[3:]]))
    code, out, _ = ask("evidence", "list", path)
    assert code == 1
    assert "Entry 2 in line 3 was changed or damaged" in out
    assert "R1  entry 1" in out
    assert "R2  entry 2" not in out
    code, _, err = ask("evidence", "export", path)
    assert code == 1
    assert "entry-changed" in err
    code, said = run(ask, "add", path)
    assert code == 2
    assert "Nothing was added to" in said


def test_what_was_never_finished_is_told(ask: Ask, place: Place) -> None:
    path = a_ledger(place(b"").with_name("l.jsonl"))
    path.write_bytes(path.read_bytes()[:-50])
    code, out, _ = ask("evidence", "list", path)
    assert code == 1
    assert "was never finished, and is left out" in " ".join(out.split())
    code, out, _ = ask("evidence", "add", path, "--grade", "R1=B2")
    assert code == 0
    assert "was never finished, and is left out" in " ".join(out.split())
    verification, _ = verify(LedgerFile(path))
    assert verification is not None
    assert verification.findings == ()
    assert verification.head.number == len(CONTENTS)
