"""Those who fought each other serve in one army or police."""

from __future__ import annotations

from servanda.reading.provisions.cue import Cue
from servanda.reading.provisions.provision import Provision

_SERVICES = (
    "(army|armies|armed forces|military|police|gendarmerie|security sector|security forces"
    "|security services|defence forces|defense forces|armed services|forces|uniformed)"
)
_ARMY = "(army|armed forces|defence force*|defense force*|security forces)"
_TAKEN_IN = "(integrat*|incorporat*|absor*|merg*|amalgamat*|enlist*|insert*)"
_TAKEN = "fighters are taken into an army or police"

JOINING_FORCES = Provision(
    code="intarmy",
    title="Joint or new army",
    definition="A new army is made of both sides, or fighters of one are taken into the other's.",
    source="UCDP Peace Agreement Dataset, variable IntArmy",
    cues=(
        Cue(f"{_TAKEN_IN} … {_SERVICES}", _TAKEN),
        Cue(f"{_SERVICES} … {_TAKEN_IN}", "armed forces are put together"),
        Cue(f"{_TAKEN_IN} … ranks", _TAKEN),
        Cue(
            f"{_TAKEN_IN} … (fighter*|combatant*|rebel*|ex-rebel*|troops|soldiers|militia*"
            "|armed units|former)",
            _TAKEN,
            unless="(civil*|societ*|government*|politic*|soci*|econom*)",
        ),
        Cue(
            "(rebel*|fighter*|combatant*|members|forces|troops) … (into|part of) … (army"
            "|armed forces|military|police|gendarmerie|security forces|defence forces"
            "|defense forces)",
            _TAKEN,
        ),
        Cue(
            "(power-sharing|balanc*|share*|parity|proportion*|quota*|percent*) …"
            " (army|armed forces|military|police|security forces|defence forces|defense forces)",
            "says who makes up an army or police",
        ),
        Cue("(unified|integrated|mixed) .. (forces|force)", "forces of several are made one"),
        Cue(
            "(joint|integrated|mixed) .. (units|unit|brigade*|battalion*)",
            "units are made of several",
        ),
        Cue(f"join … {_SERVICES}", "fighters join an army or police"),
        Cue(
            f"(new|unified|single|integrated|joint|common|united|republican) … {_ARMY}",
            "there is to be one army for all",
        ),
        Cue("(creat*|form*|establish*|set* up) … (army|armed forces)", "an army is formed"),
        Cue("(unified|joint|integrated) … command", "there is to be one command for all"),
        Cue(
            f"{_SERVICES} … (composed|made up|consist*|compris*|drawn)",
            "says who makes up an army or police",
            beside="(both|parties|percent*|each|equal*|%|ratio|proportion*)",
        ),
    ),
)
