"""What a declared verb takes is told apart from the words that say so."""

from servanda.findings import Text
from servanda.instrument.from_text import read_pact
from servanda.norms import Filling, Gap, agreement_from
from servanda.vocabulary.entity import RoleSpec

_PACT = """\
## Words used
The signatories are Northland, Southland.
The things are tribute.
The verbs are pay (a thing, to a party), assist (a party).

## Article 1
> Northland pays tribute to Southland.

[1] Northland must pay tribute to Southland, quoting "Northland pays tribute to Southland".
"""


def test_an_article_before_a_role_is_no_preposition() -> None:
    verbs = agreement_from(read_pact(Text("pay.pact.md", _PACT))).vocabulary.verbs
    assert verbs["pay"].roles == (RoleSpec(None, "thing"), RoleSpec("to", "party"))
    assert verbs["assist"].roles == (RoleSpec(None, "party"),)


def test_what_is_named_without_a_preposition_fills_its_slot() -> None:
    (norm,) = agreement_from(read_pact(Text("pay.pact.md", _PACT))).norms
    objects = [part for part in norm.parts if part.gap is Gap.OBJECT]
    assert [part.filling for part in objects] == [Filling.STATED]
