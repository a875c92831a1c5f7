"""Those held because of the conflict go free."""

from __future__ import annotations

from servanda.reading.provisions.cue import Cue
from servanda.reading.provisions.provision import Provision

_HELD = (
    "(prisoner*|detainee*|hostage*|captive*|internee*|POW|POWs|abductee*|captured|detained"
    "|imprisoned|kidnapped|abducted|arrested|detention)"
)
_FREE = (
    "(release*|releasing|exchang*|free|freed|freeing|liberat*|surrender*|repatriat*|return*"
    "|hand* over|handing over|swap*|transfer*)"
)
_GO_FREE = "those held go free"

PRISONERS = Provision(
    code="pris",
    title="Release of prisoners",
    definition="Those held because of the conflict are released or exchanged.",
    source="UCDP Peace Agreement Dataset, variable Pris",
    cues=(
        Cue(f"{_FREE} … {_HELD}", _GO_FREE),
        Cue(f"{_HELD} … {_FREE}", _GO_FREE),
        Cue(
            "(release|releases|released|releasing|freed|freeing|liberation) … (member*|leader*"
            "|fighter*|combatant*|rebel*|soldier*|supporter*|activist*|people|persons|individuals"
            "|those)",
            _GO_FREE,
        ),
        # Summaries say “a release was agreed”; but goods, funds and smoke are released too.
        Cue(
            "(release|releases|released|releasing)",
            "somebody is released",
            beside="(cease-fire*|hostilities|rebel*|fighter*|combatant*|guerrilla*|soldier*|troops"
            "|amnest*|pardon*|conflict|war|both (sides|parties))",
            unless="(fund*|money|asset*|statement*|press|report*|information|document*|goods)",
        ),
        Cue("prisoner*", "speaks of prisoners", unless="(convention*|treatment)"),
    ),
)
