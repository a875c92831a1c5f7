"""Adds reports to a ledger, one by one, opening it anew each time; run by test_interruption.py."""

import sys
from pathlib import Path

from servanda.evidence.ledger import LedgerFile, Reported, open_for_adding

path, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for number in range(count):
    adding, findings = open_for_adding(LedgerFile(path, patience=60), name)
    if adding is None:
        sys.exit(findings[0].message)
    with adding:
        row = {"kind": "act", "what": "build"}
        adding.append([Reported(f"{name}{number}", (row,))])
