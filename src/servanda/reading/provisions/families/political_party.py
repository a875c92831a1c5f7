"""Those who fought may contend by other means."""

from __future__ import annotations

from servanda.reading.provisions.cue import Cue
from servanda.reading.provisions.provision import Provision

POLITICAL_PARTY = Provision(
    code="pp",
    title="Transformation into a political party",
    definition="A group that fought becomes, or is recognised as, a legal political party.",
    source="UCDP Peace Agreement Dataset, variable PP",
    cues=(
        Cue(
            "(transform*|becom*|recogni*|into|legal*|convert*|status) … political part*",
            "a group becomes a political party",
        ),
        Cue("legali* … (movement*|group*|organi*)", "a group is made legal"),
    ),
)
