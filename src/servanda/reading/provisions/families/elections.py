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
        Cue("elections", "speaks of elections"),
        Cue(
            "(general|presidential|parliamentary|legislative|national|local|municipal|free|fair)"
            " .. election",
            "speaks of elections",
        ),
        Cue("(hold|holds|held|holding|organi*|conduct*|call*) .. election*", "elections are held"),
        Cue("(electoral|ballot*|polls|suffrage|voter*)", "speaks of elections"),
        # Bodies vote too, by a majority of those present.
        Cue(
            "(right to vote|vote for|voting)",
            "people vote",
            unless="(present and voting|majority|voting (power|right*|stock|share*)|unanim*"
            "|each party)",
        ),
    ),
)
