"""Fighting stops."""

from __future__ import annotations

from servanda.reading.provisions.cue import Cue
from servanda.reading.provisions.provision import Provision

_STOP = (
    "(cease|ceases|ceasing|cessation*|end|ends|ended|ending|halt*|stop*|suspen*|terminat*|freez*)"
)
_FIGHTING = (
    "(hostil*|fighting|violence|armed struggle|armed activit*|military activit*|military action*"
    "|military operation*|military offensive*|armed action*|armed attack*|attack*|conflict|war"
    "|warfare|combat|use of force|offensive*|belligeren*)"
)
CEASEFIRE = Provision(
    code="cease",
    title="Cease-fire",
    definition="Fighting stops: a cease-fire, a truce or the cessation of hostilities.",
    source="UCDP Peace Agreement Dataset, variable Cease",
    cues=(
        Cue("cease-fire*", "names a cease-fire"),
        Cue("(truce*|armistice*)", "names a truce"),
        Cue(f"{_STOP} … {_FIGHTING}", "fighting is to stop"),
        Cue(f"{_FIGHTING} … (cease|ceases|stop|stops|end|ends)", "fighting is to stop"),
        Cue(
            f"{_FIGHTING} … (be|is|are) .. (stopped|ended|halted|suspended|terminated)",
            "fighting is to stop",
        ),
        Cue(
            "(refrain*|desist*) … (force|hostil*|attack*|violence|military action*)",
            "the parties refrain from force",
        ),
        Cue(
            "(renounc*|reject*|abandon*|forswear*|foreswear*|give up) … (violence|use of force"
            "|armed struggle)",
            "the parties give up force",
        ),
        Cue(
            "(de-escalat*|disengag*|separation of forces)",
            "forces are kept apart",
            unless="(net|nets|vessel*)",
        ),
        Cue(
            "(confine*|freez*|froze*) … (troops|forces|positions|locations)",
            "forces stay where they are",
        ),
    ),
)
