"""What nobody may do is forbidden, and can be breached."""

import pytest

from servanda.findings import Text
from servanda.instrument.from_text import read_pact
from servanda.norms import NormKind, agreement_from


@pytest.mark.parametrize(
    ("reading", "kind"),
    [
        ("No signatory may build camps", NormKind.PROHIBITION),
        ("Any signatory may build camps", NormKind.PERMISSION),
        ("Arden may build camps", NormKind.PERMISSION),
        ("The signatories must not build camps", NormKind.PROHIBITION),
    ],
)
def test_kind(reading: str, kind: NormKind) -> None:
    words = f"""## Words used
The signatories are Arden, Brell. The things are camp. The verbs are build.

## Article 1
> The words.

[1] {reading}, quoting "The words".
"""
    (norm,) = agreement_from(read_pact(Text("a.pact.md", words))).norms
    assert norm.kind is kind
