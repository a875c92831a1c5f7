"""After an edit to one clause, only that clause is read again."""

import re

from servanda.dossier import Dossier
from servanda.findings import Text
from servanda.instrument import from_text
from servanda.norms import from_instrument

WORDS = """\
## Words used
The signatories are Northland, Southland.
The things are prisoner, troop.
The verbs are release, withdraw.

"""
ARTICLES = "\n".join(
    f"## Article {n}\n> Northland releases {n} prisoners.\n\n"
    f"[{n}] Northland must release {n} prisoners, after [{n + 1}],\n"
    f'    quoting "releases {n} prisoners".\n'
    for n in range(1, 31)
)


def misses() -> tuple[int, int]:
    """Count the readings parsed, and those resolved and checked, so far."""
    kept = (from_text._sentences, from_instrument._meaning)  # noqa: SLF001 - what they count
    return kept[0].cache_info().misses, kept[1].cache_info().misses


def test_only_the_clause_itself_is_read_again() -> None:
    before = Dossier(Text("a.pact.md", WORDS + ARTICLES))
    assert [f.code for f in before.mistakes] == ["no-such-clause"]
    parsed, resolved = misses()
    edited = (WORDS + ARTICLES).replace("must release 2 ", "must not release 2 ")
    after = Dossier(Text("a.pact.md", edited))
    assert [f.code for f in after.mistakes] == ["no-such-clause"]
    assert misses() == (parsed + 1, resolved + 1)
    assert [n.id for n in after.agreement.norms if n != before.agreement.by_id[n.id]] == ["2"]


def test_what_has_moved_is_found_at_its_new_place() -> None:
    before = Dossier(Text("a.pact.md", WORDS + ARTICLES))
    after = Dossier(Text("a.pact.md", (WORDS + ARTICLES).replace("> North", "> \n> North", 1)))
    (there,), (here,) = before.mistakes, after.mistakes
    assert there.span is not None
    assert here.span is not None
    assert after.text.words(here.span) == before.text.words(there.span) == "[31]"
    assert here.span.line == there.span.line + 1
    places = [norm.reading.at for norm in after.agreement.norms]
    assert all(re.match(r"\[\d+\] North", after.text.words(place)) for place in places)
    assert {norm.reading.source for norm in after.agreement.norms} == {after.text}


def test_other_words_used_are_other_readings() -> None:
    before = Dossier(Text("a.pact.md", WORDS + ARTICLES))
    bodies = WORDS.replace(
        "signatories are Northland, ", "bodies are Northland.\nThe signatories are "
    )
    after = Dossier(Text("a.pact.md", bodies + ARTICLES))
    assert before.agreement.vocabulary.signatories == ("Northland", "Southland")
    assert after.agreement.vocabulary.signatories == ("Southland",)
    assert after.mistakes[0].span != before.mistakes[0].span
