"""The worked example of docs/evidence.md, and the tables that follow from it."""

import re
from functools import cache
from pathlib import Path

from servanda.evidence import evidence_from
from servanda.evidence.record import record_of
from servanda.evidence.table import label_of
from servanda.evidence.views import COMMON_GROUND, Views, roster_of, views_from
from servanda.evidence.views.acceptance import Basis, accept
from servanda.evidence.views.silence import silences
from servanda.findings import Text
from servanda.instrument.from_text import read_pact
from servanda.norms import agreement_from

PAGE = Path(__file__).parents[2] / "docs" / "evidence.md"


@cache
def worked() -> tuple[Basis, Views]:
    (block,) = re.findall(r"```pact\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    file = read_pact(Text("worked.pact.md", block))
    vocabulary = agreement_from(file).vocabulary
    evidence = evidence_from(file, vocabulary)
    views = views_from(file, vocabulary, evidence)
    assert (*file.findings, *evidence.findings, *views.findings) == ()
    return Basis(record_of(evidence), roster_of(vocabulary)), views


def table() -> str:
    """Return which view accepts which report, as the page has it."""
    basis, views = worked()
    claims = list(basis.record.claims.iter_rows(named=True))
    columns = [accept(view, basis) for view in views.views]
    lines = [["report", *(view.name for view in views.views)], ["---"] * (len(columns) + 1)]
    for number, row in enumerate(claims):
        cells = [
            "contested" if view.contested[number] else "yes" if view.accepted[number] else ""
            for view in columns
        ]
        lines.append([label_of(row), *cells])
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def silent() -> str:
    """Return who is silent on what is common ground, as the page has it."""
    basis, _ = worked()
    found = silences(accept(COMMON_GROUND, basis), basis)
    return "; ".join(f"{s.party} on {', '.join(s.labels)}" for s in found)
