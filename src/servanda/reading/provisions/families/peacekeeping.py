"""Others come to keep the peace."""

from __future__ import annotations

from servanda.reading.provisions.cue import Cue
from servanda.reading.provisions.provision import Provision

# Who sends peace operations: the United Nations and the regional organisations that SIPRI's
# Multilateral Peace Operations Database lists, an alliance of states left out.
_SENDERS = (
    "(UN|united nations|african union|AU|OAU|ECOWAS|ECCAS|IGAD|OSCE|SADC|european union|EU"
    "|commonwealth of independent states|security council|arab league"
    "|league of arab states|CEMAC|OAS|european community)"
)
_FROM_OUTSIDE = (
    "(UN|united nations|international|neutral|multinational|regional|interposition"
    "|intervention|hybrid|outside|african union|AU|third-party|impartial|african|stabili*ation)"
)
_FORCE = "(force|troops|contingent*)"
_AN_END_OF_FIGHTING = (
    "(cease-fire*|truce*|armistice*|hostilities|disarm*|demobili*|cantonment*|withdrawal*"
    "|disengag*|redeploy*)"
)
# Others watch over votes and rights.
_OTHER_WATCH = "(human rights|election*|electoral|vot*|referendum*|polls)"
# Operations by their short names: the United Nations' own (its List of Peacekeeping Operations,
# from 1948 on) and those of regional organisations (the same database).
_OPERATIONS = (
    "(MINUGUA|MINURCA|MINURCAT|MINURSO|MINUSCA|MINUSMA|MINUSTAH|MIPONUH|MONUA|MONUC|MONUSCO"
    "|ONUB|ONUC|ONUCA|ONUMOZ|ONUSAL|UNAMIC|UNAMID|UNAMIR|UNAMSIL|UNASOG|UNAVEM|UNCRO|UNDOF|UNEF"
    "|UNFICYP|UNIFIL|UNIIMOG|UNIKOM|UNIPOM|UNISFA|UNITAF|UNMEE|UNMIBH|UNMIH|UNMIK|UNMIL|UNMIN"
    "|UNMIS|UNMISET|UNMISS|UNMIT|UNMOGIP|UNMOP|UNMOT|UNOCI|UNOGIL|UNOMIG|UNOMIL|UNOMSIL|UNOMUR"
    "|UNOSOM|UNPREDEP|UNPROFOR|UNSF|UNSMIH|UNSMIS|UNTAC|UNTAES|UNTAET|UNTAG|UNTMIH|UNTSO|UNYOM"
    "|AFISMA|AMIB|AMIS|AMISEC|AMISOM|ECOMIB|ECOMICI|ECOMIG|ECOMIL|ECOMOG|EUFOR|EUMM|FOMUC|IFOR"
    "|ISAF|KFOR|MICOPAX|MISAB|MISCA|RAMSI|SFOR|TIPH)"
)

PEACEKEEPING = Provision(
    code="pko",
    title="Peacekeeping operation",
    definition="Troops or observers from outside are deployed to keep or watch over the peace.",
    source="UCDP Peace Agreement Dataset, variable PKO",
    cues=(
        Cue("(peace-keep*|peace-support|peace-enforce*|blue helmets)", "names peacekeepers"),
        Cue(
            "peace (mission|operation*|force|forces|monitors|monitoring|observers)",
            "names peacekeepers",
        ),
        Cue(
            f"{_FROM_OUTSIDE} .. {_FORCE}",
            "names a force from outside",
            unless="international agreement*",
        ),
        Cue(
            "(UN|united nations|international|multinational|third-party|neutral|impartial|hybrid"
            "|african|interposition|collective peace) (forces|operation)",
            "names forces from outside",
        ),
        # Foreign troops that leave are the other case.
        Cue(
            f"foreign .. {_FORCE}",
            "names a force from outside",
            unless="(withdraw*|leave|leaves|depart*|expel*)",
        ),
        Cue(
            "(monitoring|interposition|stabili*ation|verification|implementation|protection)"
            " force*",
            "names a force from outside",
        ),
        # Without somebody from outside beside it, it may be the parties' own troops that move.
        Cue(
            "(deploy*|presence|station*|send*|dispatch*) … (force|forces|mission|troops"
            "|observers|operation|contingent*)",
            "a force or a mission is deployed",
            beside=f"({_FROM_OUTSIDE}|{_SENDERS}|foreign|third part*)",
            unless="(meeting*|session*|international agreement*|commercial)",
        ),
        Cue(
            f"{_SENDERS} … (mission|operation|observers|force|forces|troops|contingent*)",
            "an organisation sends a force or observers",
            unless="(human rights|election* observ*|electoral|meeting*|vessel*|fish*|scientific)",
        ),
        Cue(f"{_SENDERS} .. presence", "an organisation is present"),
        Cue(_OPERATIONS, "names an operation"),
        Cue(
            "(force|forces|troops|contingent*|observers|monitors) from .. (countries|nations)",
            "troops of several states come",
            beside=_AN_END_OF_FIGHTING,
        ),
        Cue("(military|international|UN) observer*", "names observers from outside"),
        Cue(
            "(monitoring|observer|observation|stabili*ation|supervis*|disengagement) mission",
            "names a mission that watches over the peace",
            unless=_OTHER_WATCH,
        ),
        Cue("(troops|forces|force) … (buffer|interpos*)", "a force stands between the parties"),
    ),
)
