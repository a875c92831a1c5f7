"""Others come to keep the peace."""

from __future__ import annotations

from servanda.reading.provisions.cue import Cue
from servanda.reading.provisions.provision import Provision

# Who sends peace operations: the United Nations and the regional organisations that SIPRI's
# Multilateral Peace Operations Database lists, an alliance of states left out.
_SENDERS = (
    "(UN|united nations|african union|AU|OAU|ECOWAS|ECCAS|IGAD|OSCE|SADC|european union|EU"
    "|commonwealth of independent states)"
)
_FROM_OUTSIDE = (
    "(UN|united nations|international|neutral|multinational|regional|interposition"
    "|intervention|hybrid|outside|african union|AU)"
)
_FORCE = "(force|troops|contingent*)"
# Operations by their short names: the United Nations' own (its List of Peacekeeping Operations,
# from 1948 on) and those of regional organisations (the same database).
_OPERATIONS = (
    "(MINURCA|MINURCAT|MINURSO|MINUSCA|MINUSMA|MINUSTAH|MONUA|MONUC|MONUSCO|ONUC|ONUCA|ONUB|ONUMOZ"
    "|ONUSAL|UNAMIC|UNAMID|UNAMIR|UNAMSIL|UNASOG|UNAVEM|UNCRO|UNDOF|UNEF|UNFICYP|UNIFIL|UNIIMOG"
    "|UNIKOM|UNIPOM|UNISFA|UNMEE|UNMIBH|UNMIH|UNMIK|UNMIL|UNMIN|UNMIS|UNMISS|UNMISET|UNMIT|UNMOGIP"
    "|UNMOT|UNOCI|UNOGIL|UNOMIG|UNOMIL|UNOMSIL|UNOMUR|UNOSOM|UNPREDEP|UNPROFOR|UNSF|UNSMIH|UNTAC"
    "|UNTAES|UNTAET|UNTAG|UNTMIH|UNTSO|UNYOM|UNITAF|ECOMOG|ECOMIL|ECOMICI|IFOR|SFOR|KFOR|EUFOR"
    "|AMIB|AMIS|AMISOM|MISAB|MISCA|MICOPAX|FOMUC|AFISMA)"
)

PEACEKEEPING = Provision(
    code="pko",
    title="Peacekeeping operation",
    definition="Troops or observers from outside are deployed to keep or watch over the peace.",
    source="UCDP Peace Agreement Dataset, variable PKO",
    cues=(
        Cue("(peace-keep*|peace-support|blue helmets)", "names peacekeepers"),
        Cue(
            f"{_FROM_OUTSIDE} … {_FORCE}",
            "names a force from outside",
            unless="international agreement*",
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
            beside="(UN|united nations|international|neutral|multinational)",
            unless="(meeting*|session*|international agreement*)",
        ),
        Cue(
            f"{_SENDERS} … (mission|operation|observers|force|forces|troops|contingent*)",
            "an organisation sends a force or observers",
            unless="(human rights|election* observ*|electoral|meeting*|vessel*|fish*|scientific)",
        ),
        Cue(f"{_SENDERS} .. presence", "an organisation is present"),
        Cue(_OPERATIONS, "names an operation"),
        Cue("(military|international|UN) observer*", "names observers from outside"),
    ),
)
