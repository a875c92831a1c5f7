"""Those who fled come back."""

from __future__ import annotations

from servanda.reading.provisions.cue import Cue
from servanda.reading.provisions.provision import Provision

_FLED = "(refugee*|displaced|IDP|IDPs|uprooted|exile*)"
_BACK = "(return|returns|returned|returning|repatriat*|resettle*)"

RETURN_HOME = Provision(
    code="return",
    title="Return of refugees and displaced persons",
    definition="Those who fled the conflict may return, or are helped to.",
    source="UCDP Peace Agreement Dataset, variable Return",
    cues=(
        Cue(f"{_BACK} … {_FLED}", "those who fled return"),
        Cue(f"{_FLED} … {_BACK}", "those who fled return"),
    ),
)
