"""Agreements of a few sentences, histories of a few reports, and the verdicts that they come to."""

from __future__ import annotations

from monitor.from_norms.sentences import pact_text

from servanda.evidence import evidence_from
from servanda.evidence.table import table_from
from servanda.findings import Text
from servanda.instrument.from_text import read_pact
from servanda.monitor.columnar import by_columns
from servanda.monitor.engine import by_reference
from servanda.monitor.from_norms import program_from
from servanda.monitor.verdict import Verdict
from servanda.monitor.world import World
from servanda.norms import agreement_from
from servanda.vocabulary.calendar import moment


def verdicts(agreement: str, reports: str, as_of: str) -> tuple[Verdict, ...]:
    """Return the verdicts on what the reports say, every one of them accepted.

    They are those of the definition, and the columnar engine must give the same.
    Each sentence of the agreement ends with its line, and is a clause of its own: [1], [2] …
    """
    sentences = [" ".join(said.split()) for said in agreement.split(".\n") if said.strip()]
    text = f"{pact_text(sentences)}\n## Reports\n{reports}\n"
    file = read_pact(Text("t.pact.md", text))
    norms = agreement_from(file)
    evidence = evidence_from(file, norms.vocabulary)
    mistakes = (*file.findings, *norms.findings, *evidence.findings)
    assert not mistakes, [(wrong.code, wrong.message) for wrong in mistakes]
    program, _ = program_from(norms)
    world = World(complete=evidence.complete)
    claims, at = table_from(evidence.claims), moment(as_of).last
    (found,) = by_reference(program, claims, [world], at)
    assert by_columns(program, claims, [world], at) == (found,)
    return found


def statuses(agreement: str, reports: str, as_of: str) -> dict[str, str]:
    """Return each verdict's status by rule and instance: `1 Northland`, `2 prisoner 7`."""
    return {
        " ".join((v.rule, *(str(value) for _, value in v.instance))): v.status.value
        for v in verdicts(agreement, reports, as_of)
    }
