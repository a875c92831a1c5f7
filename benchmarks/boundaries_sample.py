"""Chooses the thirty treaty texts whose article boundaries people marked by hand.

    python benchmarks/boundaries_sample.py [--read FILE]

Prints the sample; with `--read`, the characters of one of its texts, as Servanda decodes them. The
choice looks at nothing but a text's size, its line ends and the hash of its name in the archive
`../shared/data/treaty_texts`, so that nobody can have picked easy ones: 662 texts are parted into
those with line ends and those written as one run-on line, each of these into three parts by size,
and from each of the six the five with the smallest hash are taken. Half of the thirty, again by
hash, are open: whoever writes rules may look at them. The others are closed to him.
"""

from __future__ import annotations

import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from servanda.exchange.decoding import decode

ARCHIVE = (
    Path(__file__).resolve().parents[2]
    / "shared"
    / "data"
    / "treaty_texts"
    / "treaty_texts_part.tar.xz"
)
RUN_ON = 400
"""Characters a line, on average: above it, the line ends say nothing about the text."""
SIZES = ("short", "middle", "long")
EACH = 5


@dataclass(frozen=True, slots=True)
class TreatyText:
    """One file of the archive: its name there, its bytes, and its characters as decoded."""

    file: str
    data: bytes
    content: str

    @property
    def sha256(self) -> str:
        """The hash of its bytes, in hexadecimal."""
        return sha256(self.data).hexdigest()

    @property
    def form(self) -> str:
        """How it is laid out."""
        lines = self.content.strip().count("\n") + 1
        return "run-on" if len(self.content) > RUN_ON * lines else "lines"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A text of the sample, with the stratum it was drawn from and who may look at it."""

    text: TreatyText
    form: str
    size: str
    part: str


def treaty_texts() -> Iterator[TreatyText]:
    """Every text of the archive, in the order of the archive."""
    with tarfile.open(ARCHIVE) as archive:
        for member in archive:
            if (file := archive.extractfile(member)) is not None:
                data = file.read()
                content, _ = decode(data)
                yield TreatyText(member.name, data, content or "")


@cache
def sample() -> tuple[Chosen, ...]:
    """Return the thirty texts, by name."""
    texts = tuple(treaty_texts())
    drawn = [
        (text, form, size)
        for form in ("lines", "run-on")
        for size, third in _thirds([text for text in texts if text.form == form])
        for text in sorted(third, key=lambda text: _lot("sample", text))[:EACH]
    ]
    lots = sorted(_lot("part", text) for text, _, _ in drawn)
    opened = set(lots[: len(lots) // 2])
    return tuple(
        Chosen(text, form, size, "open" if _lot("part", text) in opened else "closed")
        for text, form, size in sorted(drawn, key=lambda one: one[0].file)
    )


def _thirds(texts: list[TreatyText]) -> Iterator[tuple[str, list[TreatyText]]]:
    by_size = sorted(texts, key=lambda text: (len(text.content), text.file))
    count = len(by_size)
    for number, size in enumerate(SIZES):
        yield size, by_size[count * number // len(SIZES) : count * (number + 1) // len(SIZES)]


def _lot(draw: str, text: TreatyText) -> str:
    return sha256(f"{draw}:{text.file}".encode()).hexdigest()


def main() -> None:
    """Print the sample, or one of its texts."""
    chosen = sample()
    if sys.argv[1:2] == ["--read"]:
        sys.stdout.write(next(one.text.content for one in chosen if one.text.file == sys.argv[2]))
        return
    for one in chosen:
        print(f"{one.part:6} {one.form:6} {one.size:6} {len(one.text.content):9,} {one.text.file}")


if __name__ == "__main__":
    main()
