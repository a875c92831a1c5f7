"""`no` denies once: before `may`. Elsewhere a sentence with it would say two things."""

import pytest

from servanda.findings import Text
from servanda.instrument.from_text import read_pact
from servanda.norms import NormKind, agreement_from

FILE = """## Words used
The signatories are Arden, Brell. The things are camp. The verbs are build.

## Article 1
> The words.

[1] {reading}, quoting "The words".
"""


def read(reading: str) -> tuple[list[str], list[NormKind]]:
    file = read_pact(Text("a.pact.md", FILE.format(reading=reading)))
    return [f.code for f in file.findings], [n.kind for n in agreement_from(file).norms]


@pytest.mark.parametrize(
    "reading",
    [
        "No signatory must build camps",
        "No signatory must not build camps",
        "No signatory has the power to build camps",
        "No signatory is expected to build camps",
        "No signatory is entitled to camps",
        "No signatory guarantees Arden camps",
        "Arden must build no camp",
        "No signatory may build no camp",
        "No signatory or Brell may build camps",
    ],
)
def test_refused(reading: str) -> None:
    assert read(reading) == (["nobody"], [])


@pytest.mark.parametrize(
    "reading", ["No signatory may build camps", "No signatory or no camp may build camps"]
)
def test_forbidden(reading: str) -> None:
    assert read(reading) == ([], [NormKind.PROHIBITION])
