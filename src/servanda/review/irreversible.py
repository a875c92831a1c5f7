"""Which acts are hard to take back."""

from __future__ import annotations

from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement
from servanda.norms.acts import mentions
from servanda.review.patterns import nouns

# Steps that drafting guides treat as hard to take back (UN DPPA Guidance on Mediation of
# Ceasefires, 2022: withdrawal and disarmament; the commitment problem, Walter 1997, Fearon 1995).
# Land is given up in the words of the Treaties of Utrecht (1713, article X, "gives up") and of
# Paris (1898, article I, "relinquishes").
_VERBS = frozenset(
    {"cede", "demilitarise", "demilitarize", "demobilise", "demobilize", "destroy", "disarm",
     "disband", "dismantle", "dissolve", "evacuate", "give up", "hand over", "leave", "relinquish",
     "renounce", "surrender", "transfer", "vacate", "withdraw"}
)  # fmt: skip

# A constitution is made to be hard to change back (Venice Commission, Report on Constitutional
# Amendment, 2010); other laws are changed every day.
_ENTRENCHING = frozenset({"abolish", "amend", "change", "enshrine", "entrench", "repeal"})
_ENTRENCHED = nouns("constitution", "constitutional law", "constitutional provision")


def is_irreversible(agreement: Agreement, act: s.Act) -> bool:
    """Whether an act is hard to take back, as declared or, if nothing is declared, by its words."""
    declared = agreement.vocabulary.verbs.get(act.verb)
    if declared is not None and declared.irreversible is not None:
        return declared.irreversible
    return act.verb in _VERBS or (act.verb in _ENTRENCHING and mentions(act.roles, _ENTRENCHED))
