"""Those who fought each other serve in one army or police."""

from __future__ import annotations

from servanda.reading.provisions.cue import Cue
from servanda.reading.provisions.provision import Provision

_SERVICES = (
    "(army|armies|armed forces|military|police|gendarmerie|security sector|security forces"
    "|security services|defence forces|defense forces|armed services|defence corps|national guard"
    "|forces|uniformed)"
)
_ARMY = "(army|armed forces|defence force*|defense force*|security forces)"
_TAKEN_IN = "(integrat*|incorporat*|absor*|merg*|amalgamat*|enlist*|insert*|assimilat*)"
_INTO_CIVILIAN_LIFE = (
    f"{_TAKEN_IN} … (into|to|in|within|with) …"
    " (civil*|societ*|government*|politic*|soci*|econom*|communit*|normal)"
)
_UNIFIED = "(unified|unify|unifying|unification|reunif*)"
_FIGHTERS = (
    "(fighter*|combatant*|rebel*|ex-combatant*|ex-fighter*|ex-rebel*|troops|soldiers|militia*"
    "|militant*|insurgent*|guerrilla*|armed units|armed group*|former)"
)
_TAKEN = "fighters are taken into an army or police"
_SHARES = "says who makes up an army or police"

JOINING_FORCES = Provision(
    code="intarmy",
    title="Joint or new army",
    definition="A new army is made of both sides, or fighters of one are taken into the other's.",
    source="UCDP Peace Agreement Dataset, variable IntArmy",
    cues=(
        Cue(f"{_TAKEN_IN} … {_SERVICES}", _TAKEN),
        Cue(f"{_SERVICES} … {_TAKEN_IN}", "armed forces are put together"),
        Cue(f"{_UNIFIED} .. {_SERVICES}", "armed forces are put together"),
        Cue(f"{_SERVICES} .. {_UNIFIED}", "armed forces are put together"),
        Cue(f"{_TAKEN_IN} … ranks", _TAKEN),
        Cue(f"{_TAKEN_IN} … {_FIGHTERS}", _TAKEN, unless=_INTO_CIVILIAN_LIFE),
        Cue(f"{_FIGHTERS} … {_TAKEN_IN}", _TAKEN, unless=_INTO_CIVILIAN_LIFE),
        Cue(f"(reintegrat*|re-integrat*) … {_ARMY}", _TAKEN),
        Cue(
            "(inclusion|recruitment|enrolment|induction|admission|accession|entry|transfer)"
            f" of … {_FIGHTERS} … (in|into|to|within|by) … {_SERVICES}",
            _TAKEN,
        ),
        Cue(
            f"{_FIGHTERS} … (included|recruited|enrolled|inducted|admitted|accommodated|accepted"
            f"|drafted|transferred|taken) .. (in|into|to|within|by) … {_SERVICES}",
            _TAKEN,
        ),
        Cue(
            "(rebel*|fighter*|combatant*|members|forces|troops) … (into|part of) … (army"
            "|armed forces|military|police|gendarmerie|security forces|defence forces"
            "|defense forces)",
            _TAKEN,
        ),
        Cue(
            "(power-sharing|balanc*|share*|parity|proportion*|quota*|percent*|per cent) …"
            " (army|armed forces|military|police|security forces|defence forces|defense forces)",
            _SHARES,
        ),
        Cue(f"(retain*|keep*|recogni*) … (rank|ranks) … {_SERVICES}", _TAKEN),
        Cue(f"{_SERVICES} … inclusion of … {_FIGHTERS}", _TAKEN),
        Cue(
            "(demobili*|disarm*) .. integrat*",
            "fighters are demobilised or taken into an army",
            unless=_INTO_CIVILIAN_LIFE,
        ),
        Cue(f"(post|posts|position|positions|vacancies) .. (in|within) .. {_SERVICES}", _SHARES),
        Cue("(unified|integrated|mixed) .. (forces|force)", "forces of several are made one"),
        Cue(
            "(joint|integrated|mixed) .. (units|unit|brigade*|battalion*)",
            "units are made of several",
        ),
        Cue("joint (military|defence|defense|armed) (force|forces)", "forces are joined"),
        Cue(f"join … {_SERVICES}", "fighters join an army or police"),
        Cue(
            "(new|unified|single|integrated|joint|common|united|republican|restructured|reconstituted"
            f"|representative|inclusive) … {_ARMY}",
            "there is to be one army for all",
        ),
        Cue("(creat*|form*|establish*|set* up) … (army|armed forces)", "an army is formed"),
        Cue("(unified|joint|integrated) … command", "there is to be one command for all"),
        Cue(
            f"{_SERVICES} … (composed|made up|consist*|compris*|drawn)",
            _SHARES,
            beside="(both|parties|former|percent*|per cent|each|equal*|%|ratio|proportion*)",
        ),
    ),
)
