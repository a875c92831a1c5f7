"""The people vote."""

from __future__ import annotations

from servanda.reading.provisions.cue import Cue
from servanda.reading.provisions.provision import Provision

ELECTIONS = Provision(
    code="elections",
    title="Elections",
    definition="Elections are held, or the way in which they are held is reformed.",
    source="UCDP Peace Agreement Dataset, variable Elections",
    cues=(
        Cue("election*", "speaks of elections"),
        Cue("(electoral|ballot*|polls)", "speaks of voting"),
        Cue("(vote|votes|voting|voter*|suffrage)", "speaks of voting"),
    ),
)
