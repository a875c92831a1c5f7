"""Those who fought are not punished for it."""

from __future__ import annotations

from servanda.reading.provisions.cue import Cue
from servanda.reading.provisions.provision import Provision

_CHARGES = (
    "(criminal (liability|responsibility|charges|cases|proceedings|prosecution*)|charges"
    "|prosecution*|warrants|arrest warrant|conviction*|indictment*"
    "|court cases|police cases|cases against|cases registered|legal proceedings|legal action)"
)
_GIVE_UP = (
    "(extinct|extinguish*|extinction|waive*|waiving|lift*|drop*|withdraw*|annul*|quash*|cancel*"
    "|discontinu*|revok*|remit*|nullif*|clos* (the|all))"
)
_GIVEN_UP = (
    "(extinguished|waived|lifted|dropped|withdrawn|annulled|quashed|cancelled|canceled"
    "|discontinued|revoked|remitted|nullified|suspended|closed)"
)
# Goods are freed of charges too, and what a court does with any offender is no amnesty.
_OTHER_CHARGES = (
    "(custom*|duty|duties|tax|taxes|fee|fees|tariff*|import*|export*|transport*|freight|extradit*"
    "|requesting|requested)"
)
_OF_THE_CONFLICT = (
    "(combatant*|ex-combatant*|fighter*|rebel*|rebellion*|insurg*|insurrection*|guerrilla*|militant*"
    "|armed|conflict|war|warring|struggle|movement*|political|hostilities|cadre*"
    "|deserter*|took part|taking part|taken up arms|unrest|crisis|group|groups|activist*"
    "|opponent*|leaders|uprising*|events|other side)"
)
_PUNISHED = (
    "(prosecuted|punished|persecuted|tried|indicted|held .. (liable|accountable|responsible))"
)
_PUNISHMENT = "(prosecution*|persecution*|punishment*|criminal charges|legal action*)"
_NOBODY_IS = "nobody is prosecuted"

AMNESTY = Provision(
    code="amn",
    title="Amnesty",
    definition="Those who took part in the conflict are not prosecuted or punished for it.",
    source="UCDP Peace Agreement Dataset, variable Amn",
    cues=(
        Cue("amnest*", "names an amnesty"),
        Cue("(pardon|pardons|pardoned|pardoning)", "grants a pardon"),
        Cue(
            "(clemency|reprieve*|forgiven|forgiveness)",
            "grants clemency",
            unless="(debt*|loan*|credit*)",
        ),
        # The safe conduct of those who come to talk is no amnesty, nor is what diplomats enjoy.
        Cue(
            "immunity",
            "grants immunity",
            unless="(privilege*|legal process|organi*ation*|jurisdiction|premises|archives"
            "|official*|negotiat*|talks|representative*|delegat*|diplomat*|parliament*"
            "|temporar*|waive*|arrest)",
        ),
        Cue(
            f"(freed|exempt*|protect*|immune|spared) … (prosecut*|punish*|{_CHARGES})",
            _NOBODY_IS,
            unless=_OTHER_CHARGES,
        ),
        Cue(f"{_GIVE_UP} … {_CHARGES}", "charges are given up", unless=_OTHER_CHARGES),
        Cue(f"{_CHARGES} … {_GIVEN_UP}", "charges are given up", unless=_OTHER_CHARGES),
        Cue(
            "(sentence*|penalt*|punishment*) … (commut*|annul*|quash*|remit*|cancel*)",
            "sentences are remitted",
            beside=_OF_THE_CONFLICT,
        ),
        Cue(
            f"(not|never) be .. {_PUNISHED}",
            _NOBODY_IS,
            beside=_OF_THE_CONFLICT,
            denies_the_contrary=True,
        ),
        Cue(
            "(nobody|no one|no-one|none|no .. (person*|member*|combatant*|fighter*|rebel*))"
            f" … (be|is|are) .. {_PUNISHED}",
            _NOBODY_IS,
            beside=_OF_THE_CONFLICT,
            denies_the_contrary=True,
        ),
        Cue(
            f"(no|without|refrain* from|abstain* from|forbid*|prohibit*) .."
            f" ({_PUNISHMENT}|prosecuting|punishing)",
            _NOBODY_IS,
            beside=_OF_THE_CONFLICT,
            unless="(crimes against|war crimes|genocide|provision*|mention*)",
            denies_the_contrary=True,
        ),
        Cue(
            "(without .. fear of|guarantee* .. against) (prosecution|persecution|punishment)",
            _NOBODY_IS,
            denies_the_contrary=True,
        ),
    ),
)
