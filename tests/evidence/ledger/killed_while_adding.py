"""Adds to a ledger in a child process that is killed; run by test_interruption.py.

For each line of input (how long to wait in µs, whether to wait for the ledger to be open first, the
size of a report in bytes) a child begins to add reports without end, and is killed after that time.
Answers with the number and hash of the last entry that the child was told is kept, if any.
"""

import os
import signal
import sys
import time
from itertools import count
from pathlib import Path

from servanda.evidence.ledger import LedgerFile, Reported, open_for_adding

LONG = 100_000
"""So that some children read the ledger whole, and some its end alone."""


def add_without_end(path: Path, size: int, told: int) -> None:
    adding, _ = open_for_adding(LedgerFile(path), "child", read_whole=LONG)
    if adding is None:
        return
    with adding:
        os.write(told, f"{adding.head.number} {adding.head.hash}\n".encode())
        for _ in count():
            first = adding.head.number + 1
            row = {"kind": "act", "what": "build", "quotes": ["x" * size]}
            added = adding.append([Reported(f"R{first + n}", (row,)) for n in range(5)])
            assert added.count == 5, added.findings
            os.write(told, f"{adding.head.number} {adding.head.hash}\n".encode())


def killed(path: Path, microseconds: int, size: int, *, once_open: bool) -> str:
    """Return the last thing that the child said, whole lines only."""
    hears, tells = os.pipe()
    child = os.fork()
    if child == 0:
        add_without_end(path, size, tells)
        os._exit(1)
    os.close(tells)
    heard = os.read(hears, 1 << 16) if once_open else b""
    time.sleep(microseconds / 1e6)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(hears, 1 << 16):
        heard += more
    os.close(hears)
    return heard.decode().rsplit("\n", 2)[-2] if b"\n" in heard else ""


for line in sys.stdin:
    wait, once_open, size = (int(word) for word in line.split())
    said = killed(Path(sys.argv[1]), wait, size, once_open=bool(once_open))
    os.write(1, f"{said}\n".encode())
