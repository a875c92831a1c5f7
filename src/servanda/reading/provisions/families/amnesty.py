"""Those who fought are not punished for it."""

from __future__ import annotations

from servanda.reading.provisions.cue import Cue
from servanda.reading.provisions.provision import Provision

_CHARGES = "(criminal liability|charges|prosecution*|warrant*|convictions)"
# Goods are freed of charges too.
_CUSTOMS = "(custom*|duty|duties|tax|taxes|fee|fees|tariff*|import*|export*)"

AMNESTY = Provision(
    code="amn",
    title="Amnesty",
    definition="Those who took part in the conflict are not prosecuted or punished for it.",
    source="UCDP Peace Agreement Dataset, variable Amn",
    cues=(
        Cue("amnest*", "names an amnesty"),
        Cue("(pardon|pardons|pardoned|pardoning)", "grants a pardon"),
        # The safe conduct of those who come to talk is no amnesty, nor is what diplomats enjoy.
        Cue(
            "immunity",
            "grants immunity",
            unless="(privilege*|legal process|organi*ation*|premises|archives|official*|negotiat*"
            "|talks|representative*|delegat*|diplomat*|parliament*|temporar*)",
        ),
        Cue(
            f"(freed|exempt*|protect*) … (prosecut*|punish*|{_CHARGES}|legal action)",
            "nobody is prosecuted",
            unless=_CUSTOMS,
        ),
        Cue(
            f"(extinct|extinguish*|extinction|waive*|lift*|drop*|withdraw*) … {_CHARGES}",
            "charges are given up",
            unless=_CUSTOMS,
        ),
        Cue(
            f"{_CHARGES} … (extinguished|waived|lifted|dropped|withdrawn)",
            "charges are given up",
            unless=_CUSTOMS,
        ),
    ),
)
