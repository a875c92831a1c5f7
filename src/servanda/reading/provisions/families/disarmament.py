"""Those who fought give up their arms and go back to civilian life."""

from __future__ import annotations

from servanda.reading.provisions.cue import Cue
from servanda.reading.provisions.provision import Provision

_ARMS = "(arms|weapon*|weaponry|armament*|ammunition|explosive*)"
_FIGHTERS = (
    "(combatant*|ex-combatant*|fighter*|ex-fighter*|rebel*|ex-rebel*|soldier*|ex-soldier*|guerrilla*"
    "|guerilla*|militia*|militant*|troops|forces|insurgent*|personnel|cadre|cadres|member*|veteran*"
    "|demobilised|demobilized|disarmed)"
)
_ARMED_GROUPS = (
    "(militia*|paramilitar*|armed group*|armed band*|armed wing*|armed formation*|armed unit*"
    "|armed organi*|private arm*|(civil|self)-defence (group*|committee*|patrol*|unit*))"
)
_BACK = "(reintegrat*|re-integrat*|reinsert*|rehabilitat*|resettle*|reincorporat*)"
_GIVE_UP = (
    "(surrender*|deposit*|hand* (over|in)|handover|hand-over|lay down|lays down|laying down"
    "|laid down|collect*|return*|dispos*|destr*|put* (down|aside)|turn* (in|over)|giv* up|gave up"
    "|relinquish*|abandon*|lock*|yield*|transfer* (their|its|all))"
)
_GIVEN_UP = (
    "(surrendered|deposited|beyond use|handed (over|in)|laid down|collected|returned|disposed"
    "|destroyed|put (down|aside)|turned (in|over)|given up|relinquished|locked|stored|in storage"
    "|collection|disposal|surrender|handover|hand-over|destruction)"
)
# Of other arms, or of what merely burns, others than those who fought dispose.
_OTHER_ARMS = (
    "(nuclear|chemical|biological|bacteriological|mass destruction|radioactive|strategic|missile*"
    "|dangerous goods|vessel*|ship*|carriage)"
)
_ARMS_GIVEN_UP = "arms are given up"
_DISSOLVED = "armed groups are dissolved"
_CIVILIANS = "fighters go back to civilian life"
_ONE_PLACE = "fighters are put in one place"

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
        Cue("(cantonment*|cantoned|cantoning)", _ONE_PLACE),
        Cue(
            "(assembly|assembling|regroupment|regrouping|gathering|quartering|disarmament) (point*"
            "|area*|zone*|site*|camp*)",
            _ONE_PLACE,
            beside=_FIGHTERS,
        ),
        Cue(f"quartering of … {_FIGHTERS}", _ONE_PLACE),
        Cue(f"{_FIGHTERS} … quartered", _ONE_PLACE),
        Cue(
            "decommission*",
            "arms are put out of use",
            unless="(nuclear|reactor*|installation*|vessel*|ship*|platform*|plant*)",
        ),
        Cue(f"{_GIVE_UP} … {_ARMS}", _ARMS_GIVEN_UP, unless=_OTHER_ARMS),
        Cue(f"{_ARMS} … {_GIVEN_UP}", _ARMS_GIVEN_UP, unless=_OTHER_ARMS),
        Cue(
            "surrender* .. (rebel*|militant*|insurgent*|fighter*|combatant*|guerrilla*|cadres)",
            "fighters give themselves up",
        ),
        Cue(f"{_BACK} … {_FIGHTERS}", _CIVILIANS),
        Cue(f"{_FIGHTERS} … {_BACK}", _CIVILIANS),
        Cue(
            "(reintegration|reinsertion) (program*|process|package*|assistance|support|plan*)",
            _CIVILIANS,
            unless="(refugee*|displaced|returnee*|exile*)",
        ),
        Cue(
            "(integrat*|return*|reincorporat*|reinsert*) … (society|normal life|communities)",
            _CIVILIANS,
            unless="(refugee*|displaced|exile*)",
        ),
        Cue(
            "(civil life|civilian life|civilian society|(national|democratic) mainstream)",
            _CIVILIANS,
            beside="(integrat*|reintegrat*|return*|reincorporat*|incorporat*|reinsert*)",
        ),
        Cue(
            "(ex-combatant*|ex-fighter*|former .. (combatant*|fighter*|rebel*|guerrilla*))",
            "those who fought are looked after",
            beside="(training|allowance*|pension*|employment|job|jobs|housing|stipend*|society|civilian)",
        ),
        Cue(f"(disband*|dissol*|dismantl*) … {_ARMED_GROUPS}", _DISSOLVED),
        Cue(f"{_ARMED_GROUPS} … (disbanded|dissolved|dismantled)", _DISSOLVED),
    ),
)
