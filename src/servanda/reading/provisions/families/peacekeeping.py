"""Others come to keep the peace."""

from __future__ import annotations

from servanda.reading.provisions.cue import Cue
from servanda.reading.provisions.provision import Provision

# Who sends peace operations: the United Nations and the regional organisations that SIPRI's
# Multilateral Peace Operations Database lists, an alliance of states left out.
_SENDERS = (
    "(un|united nations|african union|au|oau|ecowas|eccas|igad|osce|sadc|european union|eu"
    "|commonwealth of independent states)"
)
_FROM_OUTSIDE = (
    "(un|united nations|international|neutral|multinational|regional|interposition"
    "|intervention|hybrid|outside|african union|au)"
)
_FORCE = "(force|troops|contingent*)"
# Operations by their short names: the United Nations' own (its List of Peacekeeping Operations,
# from 1948 on) and those of regional organisations (the same database).
_OPERATIONS = (
    "(minurca|minurcat|minurso|minusca|minusma|minustah|monua|monuc|monusco|onuc|onuca|onub|onumoz"
    "|onusal|unamic|unamid|unamir|unamsil|unasog|unavem|uncro|undof|unef|unficyp|unifil|uniimog"
    "|unikom|unipom|unisfa|unmee|unmibh|unmih|unmik|unmil|unmin|unmis|unmiss|unmiset|unmit|unmogip"
    "|unmot|unoci|unogil|unomig|unomil|unomsil|unomur|unosom|unpredep|unprofor|unsf|unsmih|untac"
    "|untaes|untaet|untag|untmih|untso|unyom|unitaf|ecomog|ecomil|ecomici|ifor|sfor|kfor|eufor"
    "|amib|amis|amisom|misab|misca|micopax|fomuc|afisma)"
)

PEACEKEEPING = Provision(
    code="pko",
    title="Peacekeeping operation",
    definition="Troops or observers from outside are deployed to keep or watch over the peace.",
    source="UCDP Peace Agreement Dataset, variable PKO",
    cues=(
        Cue("(peace-keep*|peace-support|blue helmets)", "names peacekeepers"),
        Cue(f"{_FROM_OUTSIDE} … {_FORCE}", "names a force from outside"),
        # Foreign troops that leave are the other case.
        Cue(
            f"foreign … {_FORCE}",
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
            beside="(un|united nations|international|neutral|multinational)",
        ),
        Cue(
            f"{_SENDERS} … (presence|mission|operation|observer*|force|forces|troops|contingent*)",
            "an organisation sends a force or observers",
            unless="(human rights|election* observ*|electoral)",
        ),
        Cue(_OPERATIONS, "names an operation"),
        Cue("(military|international|un) observer*", "names observers from outside"),
    ),
)
