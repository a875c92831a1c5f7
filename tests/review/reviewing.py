"""Reviews a pact text by a few rules."""

from servanda.dossier import Dossier
from servanda.findings import Text
from servanda.review import Review, review
from servanda.review.catalogue import rule_named


def reviewed(text: str, *codes: str) -> Review:
    """Return what these rules say of a text, in which there must be no mistake."""
    dossier = Dossier(Text("a.pact.md", text))
    assert dossier.mistakes == ()
    rules = [rule for code in codes if (rule := rule_named(code))]
    assert len(rules) == len(codes)
    return review(dossier.agreement, dossier.coverage, rules)
