"""Those held because of the conflict go free."""

from __future__ import annotations

from servanda.reading.provisions.cue import Cue
from servanda.reading.provisions.provision import Provision

_HELD = (
    "(prisoner*|detainee*|hostage*|captive*|captivity|internee*|interned|inmate*|POW|POWs|abductee*"
    "|captured|detained|imprisoned|incarcerated|jailed|kidnapped|abducted|arrested|sentenced"
    "|convicted|detention|custody|prison|prisons|jail|jails|those held|persons held|people held"
    "|whom they hold)"
)
_FREE = (
    "(release*|releasing|exchang*|free|freed|freeing|freedom for|their freedom|at liberty|liberat*"
    "|let go|let out|surrender*|repatriat*|return*|hand* (over|back)|hand-over*|swap*|transfer*"
    "|discharg*|parole*|bail)"
)
_GO_FREE = "those held go free"
# Criminal justice hands over too, and customs officers release goods that they detained.
_OTHERS_FREED = "(extradit*|requesting|sentencing|administering|importation|cargo*|vessel*|customs)"

PRISONERS = Provision(
    code="pris",
    title="Release of prisoners",
    definition="Those held because of the conflict are released or exchanged.",
    source="UCDP Peace Agreement Dataset, variable Pris",
    cues=(
        Cue(f"{_FREE} … {_HELD}", _GO_FREE, unless=_OTHERS_FREED),
        Cue(f"{_HELD} … {_FREE}", _GO_FREE, unless=_OTHERS_FREED),
        Cue(
            "(release|releases|released|releasing|freed|freeing|liberation) … (member*|leader*"
            "|fighter*|combatant*|rebel*|soldier*|supporter*|activist*|cadre*|militant*|insurgent*"
            "|guerrilla*|opponent*|politician*|people|persons|individuals|children|women|those)",
            _GO_FREE,
        ),
        # Summaries say “a release was agreed”; but goods, funds and smoke are released too.
        Cue(
            "(release|releases|released|releasing)",
            "somebody is released",
            beside="(cease-fire*|hostilities|rebel*|fighter*|combatant*|guerrilla*|soldier*|troops"
            "|amnest*|pardon*|conflict|war|both (sides|parties)|insurg*|militant*|opposition"
            "|armed group*|military|army|peace|red cross)",
            unless="(fund*|money|asset*|statement*|press|report*|information|document*|goods"
            "|customs|substance*|pollut*|environment*)",
        ),
        Cue(
            "(prisoner*|detainees|hostages|abductees|captives|internees|POWs)",
            "speaks of prisoners",
            unless="(convention*|treatment|treated|human*|taking)",
        ),
    ),
)
