"""`servanda format` rewrites readings and declarations in their canonical form."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from difflib import unified_diff
from pathlib import Path
from typing import Annotated

import typer

from servanda.desk.cli.opening import FAILURE, FINDINGS, STANDARD_INPUT, exit_code, opened
from servanda.desk.cli.options import PactFiles
from servanda.desk.cli.output import complain, write_whole
from servanda.dossier import Dossier
from servanda.findings import Edit
from servanda.instrument.formatting import canonical_edits


def format_(
    *,
    pacts: PactFiles,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 if a file would change.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Write nothing; show what would change.")
    ] = False,
) -> int:
    """Rewrite readings and declarations in their canonical form; leave all else as it is."""
    codes = [_format(path, check=check, diff=diff) for path in dict.fromkeys(pacts)]
    return exit_code(found=FINDINGS in codes, failed=FAILURE in codes)


def _format(path: Path, *, check: bool, diff: bool) -> int:
    """Format one file; what comes from a pipe goes on formatted."""
    if path == STANDARD_INPUT:
        data = sys.stdin.buffer.read()
        dossier = opened(path, data)
    else:
        dossier = opened(path)
        data = path.read_bytes() if dossier else b""
    if dossier is None:
        return FAILURE
    try:
        written = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        complain(f"{path} is not stored as UTF-8 and was left as it is.")
        return FAILURE
    new = _edited(written, canonical_edits(dossier.file))
    changes = new != written
    if diff:
        _show_difference(dossier, written, new)
    if check or diff:
        if check and changes:
            complain(f"{path} would be formatted.")
        return FINDINGS if changes else 0
    mark = data[: len(data) - len(written.encode("utf-8"))]
    return _deliver(path, mark + new.encode("utf-8"), changes=changes)


def _deliver(path: Path, data: bytes, *, changes: bool) -> int:
    if path == STANDARD_INPUT:
        sys.stdout.buffer.write(data)
    elif changes:
        try:
            write_whole(path, data, replace=True)
        except OSError as problem:
            complain(f"{path} cannot be written: {problem.strerror}.")
            return FAILURE
    return 0


def _edited(written: str, edits: tuple[Edit, ...]) -> str:
    """Apply edits, whose places count every line end as one character, and keep the line ends."""
    line_ends = [m.start() - i for i, m in enumerate(re.finditer("\r\n", written))]
    line_end = "\r\n" if line_ends else "\r" if "\r" in written else "\n"
    pieces, position = [], 0
    for edit in edits:
        start = edit.span.start + bisect_left(line_ends, edit.span.start)
        end = edit.span.end + bisect_left(line_ends, edit.span.end)
        pieces += [written[position:start], edit.text.replace("\n", line_end)]
        position = end
    return "".join([*pieces, written[position:]])


def _show_difference(dossier: Dossier, old: str, new: str) -> None:
    name = dossier.text.name
    lines = unified_diff(
        old.splitlines(), new.splitlines(), name, f"{name}, formatted", lineterm=""
    )
    for line in lines:
        typer.echo(line)
