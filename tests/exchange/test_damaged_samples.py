"""Samples of every format, damaged in many ways: each is read or refused, and nothing breaks."""

import io
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from exchange.office_files import DRAFT
from exchange.pact_in_word import SMALL, pact, word

from servanda.exchange.akoma_ntoso.writing import write_akoma_ntoso
from servanda.exchange.opening import document_from
from servanda.exchange.returning import take_back
from servanda.exchange.web_annotation import write_annotations
from servanda.exchange.web_annotation.reading import read_annotations
from servanda.findings import Severity

ROUNDS = 60
RICH = (
    rb"{\rtf1\ansi{\fonttbl{\f0 Times;}}{\stylesheet{\s1 heading 1;}}{\*\revtbl{Unknown;}{Ann;}}"
    rb"\pard\s1 Article 1\par\pard Arden shall {\revised\revauth1 gladly }"
    rb"{\deleted\revauthdel1 ten }"
    rb"pay{\footnote In \'e9t\u233 ?.}.\par\trowd\intbl 1\cell a\cell\row\pard"
    rb"{\*\annotation Why?}\par}"
)
PAGE = (
    b"<html><head><title>A plan</title></head><body><h1>A plan</h1><ol start=3><li>Arden shall pay"
    b"<ul><li>gold &amp; coin</ul></ol><table><tr><td>1<td>x</table><blockquote>Why?</blockquote>"
)
SAMPLES: dict[str, bytes] = {
    "a.fodt": DRAFT,
    "a.docx": word(SMALL),
    "a.xml": write_akoma_ntoso(pact(SMALL), None)[0],
    "a.rtf": RICH,
    "a.html": PAGE,
    "a.md": SMALL.encode(),
}
PUT_IN = (
    b"<", b">", b"&", b'"', b"\x00", b"{", b"}", b"\\", b"-1", b"99999999999999999999", b"\xff",
    "²".encode(), b"\n[1] confirmed by A on 2026-01-01.\n",
)  # fmt: skip


def seeded(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - damage is no secret


def mangled(chance: random.Random, data: bytes) -> bytes:
    """Turn bits, cut, repeat, put in, or give an attribute another value."""
    at, to = sorted((chance.randrange(len(data)), chance.randrange(len(data))))
    near = data[at : at + chance.randint(1, 200)]
    ways: tuple[Callable[[], bytes], ...] = (
        lambda: data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :],
        lambda: data[:to],
        lambda: data[:at] + data[at + len(near) :],
        lambda: data[:at] + near * chance.randint(2, 20) + data[at:],
        lambda: data[:at] + chance.choice(PUT_IN) + data[at:],
        lambda: (
            data[:at] + re.sub(b'"[^"]*"', b'"' + chance.choice(PUT_IN) + b'"', data[at:], count=1)
        ),
    )
    return chance.choice(ways)()


def within(chance: random.Random, data: bytes) -> bytes:
    """Mangle one part of a zipped file and pack it again, so that its words are reached."""
    anew = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(anew, "w") as new:
        hit = chance.choice([name for name in old.namelist() if old.read(name)])
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, mangled(chance, part) if name == hit else part)
    return anew.getvalue()


@pytest.mark.parametrize("name", SAMPLES)
def test_a_damaged_file_is_read_or_refused_and_taken_back_or_not(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    for seed in range(ROUNDS):
        chance = seeded(seed)
        sample = SAMPLES[name]
        damaged = mangled(chance, sample)
        if sample.startswith(b"PK") and chance.random() < 0.7:
            damaged = within(chance, sample)
        document, findings = document_from(damaged, name)
        if document is None:
            assert findings[-1].severity is Severity.MISTAKE, seed
        path.write_bytes(damaged)
        text, findings = take_back(path)
        assert text is not None or findings[-1].severity is Severity.MISTAKE, seed


def test_damaged_annotations_are_read_or_refused() -> None:
    sample, _ = write_annotations(pact(SMALL), None)
    for seed in range(ROUNDS * 3):
        annotations, findings = read_annotations(mangled(seeded(seed), sample), "a.json")
        assert annotations or findings, seed
