"""A small pact file, written as a Word file, and a way to change that as an editor would."""

import io
import zipfile
from collections.abc import Callable

from servanda.exchange.docx.writing import write_word
from servanda.findings import Text
from servanda.instrument.from_text import read_pact
from servanda.instrument.pact_file import PactFile

SMALL = """\
---
title: The Alder crossing
published: 2026-02-01
---
# The Alder crossing

A first draft.

## Words used

The signatories are Arden, Brell. The things are toll, pier.
The verbs are pay (a thing, to a party), mend (a thing).

## Article 1 Toll
> Arden shall pay Brell the toll
> before each winter.
> (a) Brell shall mend the pier.

[1] Arden must pay toll to Brell, by (not stated), quoting "Arden shall pay Brell the toll".

[1.a] Brell must mend the pier, by (not stated), quoting "Brell shall mend the pier".

[set aside "before each winter", a season]

[1] confirmed by A. Reader on 2026-01-10.

Remark by N. Nett: it does not say which winter.

Nobody has said.

## Article 2
> *English:* The pier is mended.
> *French:* La pile est remise en état.

[2] Brell must mend the pier, by (not stated), quoting "The pier is mended" in "English".

## Sources

- S1: a paper of our own.
"""


def pact(content: str = SMALL) -> PactFile:
    return read_pact(Text("small.pact.md", content))


def word(content: str = SMALL) -> bytes:
    return write_word(pact(content))[0]


def changed(data: bytes, member: str, change: Callable[[str], str]) -> bytes:
    """Change a member of a Word file as an editor would: the rest stays as it is."""
    anew = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(anew, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == member:
                after = change(content.decode())
                assert after != content.decode(), "the test changed nothing"
                content = after.encode()
            new.writestr(name, content)
    return anew.getvalue()
