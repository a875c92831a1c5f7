"""Each norm stands where its own sentence does, not where its reading begins."""

from servanda.dossier import Dossier
from servanda.findings import Text

TEXT = """\
## Words used
The signatories are Northland, Southland.
The things are prisoner, penalty.
The verbs are release, impose.

## Article 1
> Each side releases its prisoners. If Southland does not, penalties are imposed.

[1] Northland must release prisoners, by (not stated), quoting "Each side releases its prisoners".
    Southland must release prisoners, by 2030-01-01,
        quoting "Each side releases its prisoners".
    If Southland does not release prisoners, then (not stated) must impose penalties,
        quoting "If Southland does not, penalties are imposed".
"""


def test_each_sentence_has_its_own_place() -> None:
    dossier = Dossier(Text("a.pact.md", TEXT))
    assert dossier.mistakes == ()
    places = {norm.id: dossier.text.words(norm.at) for norm in dossier.agreement.norms}
    assert places["1"].startswith("Northland must")
    assert places["1"].endswith('prisoners".')
    assert places["1/2"].startswith("Southland must release prisoners, by 2030-01-01")
    assert places["1/3"].startswith("If Southland")
    assert places["1/3:1"] == places["1/3"]
    assert [norm.at.line for norm in dossier.agreement.norms[:3]] == [9, 10, 12]
