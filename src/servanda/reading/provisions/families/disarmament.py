"""Those who fought give up their arms and go back to civilian life."""

from __future__ import annotations

from servanda.reading.provisions.cue import Cue
from servanda.reading.provisions.provision import Provision

_ARMS = "(arms|weapon*|armament*|ammunition|explosive*)"
_FIGHTERS = (
    "(combatant*|ex-combatant*|fighter*|rebel*|soldier*|guerrilla*|guerilla*|militia*|troops|forces"
    "|insurgent*|personnel|cadres|member*|veteran*|demobilised|demobilized|disarmed)"
)
_BACK = "(reintegrat*|re-integrat*|reinsert*|rehabilitat*|resettle*|reincorporat*)"

DISARMAMENT = Provision(
    code="ddr",
    title="Disarmament, demobilisation, reintegration",
    definition=(
        "Those who fought give up their arms, leave their units or go back to civilian life."
    ),
    source="UCDP Peace Agreement Dataset, variable DDR",
    cues=(
        # What states say of the arms race is no disarmament of those who fought.
        Cue(
            "disarm*",
            "fighters are disarmed",
            unless="(nuclear|non-proliferation|general and complete)",
        ),
        Cue("(demobilis*|demobiliz*)", "fighters are demobilised"),
        Cue("DDR", "names disarmament, demobilisation and reintegration"),
        Cue("cantonment*", "fighters are put in one place"),
        Cue(
            "decommission*",
            "arms are put out of use",
            unless="(nuclear|reactor*|installation*|vessel*|ship*|platform*|plant*)",
        ),
        Cue(
            "(surrender*|deposit*|hand* over|handing over|handover|lay down|laying down|laid down"
            f"|collect*|return*|dispos*|destr*|put* down|turn* in) … {_ARMS}",
            "arms are given up",
        ),
        Cue(f"{_BACK} … {_FIGHTERS}", "fighters go back to civilian life"),
        Cue(f"{_FIGHTERS} … {_BACK}", "fighters go back to civilian life"),
        Cue(
            "(integrat*|return*|reincorporat*|reinsert*) … (society|normal life|communities)",
            "fighters go back to civilian life",
            unless="(refugee*|displaced|exile*)",
        ),
        Cue(
            "(civil life|civilian life|civilian society)",
            "fighters go back to civilian life",
            beside="(integrat*|reintegrat*|return*|reincorporat*|incorporat*|reinsert*)",
        ),
        Cue(
            "(disband*|dissol*) … (militia*|paramilitar*|armed group*)",
            "armed groups are dissolved",
        ),
    ),
)
