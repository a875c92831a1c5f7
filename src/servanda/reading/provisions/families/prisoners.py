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
        # Summaries say “a release was agreed”; but funds and reports are released too.
        Cue(
            "(release|releases|released|releasing)",
            "somebody is released",
            unless="(fund*|money|asset*|payment*|grant*|statement*|communiq*|press|report*"
            "|information|document*|obligation*|liabilit*|water|deposit*|list|text|figures|goods"
            "|vessel*|ship*|cargo|custom*|good|merchandise|home use)",
        ),
        Cue("prisoner*", "speaks of prisoners", unless="(convention*|treatment)"),
    ),
)
