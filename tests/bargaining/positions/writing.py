"""Agreements and positions written for these tests."""

from servanda.bargaining.positions import Negotiation, negotiation_from, positions_from
from servanda.findings import Text
from servanda.instrument.from_text import read_pact
from servanda.norms import agreement_from

FORCES = """\
## Words used
The signatories are Arden, Brell.
Also named: Corin.
The people are Ann Reader.
The things are camp, observer, talks, aid.
The measures are strength of the army in personnel, depth of the zone in km, stock of tanks in
tanks.
The verbs are build, withdraw, hold, pay.

## Article 1 Forces
> W.

[1] Arden must keep strength of the army at most 40 personnel, quoting "W".

## Article 2 Guarantee
> W.

[2] reading "full": Corin guarantees Arden "aid", quoting "W".

[2] reading "talks": Corin is expected to build camps, quoting "W".

## Article 3 Zone
> W.

[3] Brell must keep depth of the zone at least 5 km, quoting "W".

## Article 4 Camps
> W.

[4] Brell must build camps, quoting "W".

## Article 5 Talks
> W.

[5] Brell must hold talks, within 100 days of signature, quoting "W".

## Article 6 Aid
> W.

[6] Corin must pay aid to Arden, amount USD 5 million, for 15 years, quoting "W".
"""


def negotiation(said: str, agreement: str = FORCES) -> Negotiation:
    """Return what comes of an agreement with these positions, written without a mistake."""
    file = read_pact(Text("a.pact.md", f"{agreement}\n## Positions\n{said}\n"))
    assert file.findings == ()
    made = agreement_from(file)
    assert made.findings == ()
    positions = positions_from(file, made.vocabulary)
    assert positions.findings == ()
    return negotiation_from(made, [positions])
