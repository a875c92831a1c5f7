"""Reports as people write them, for tests."""

from servanda.evidence import Evidence, evidence_from
from servanda.findings import Text
from servanda.instrument.from_text import read_pact
from servanda.norms import agreement_from

WORDS = """\
## Words used
The signatories are Arden, Brell. Also named: Corland, League.
The bodies are joint commission, observers. The people are Ann Reader.
The places are Northport, Southport. The things are camp, prisoner, drone, missile, compensation.
The verbs are build (a thing), release (a thing), launch (a thing, at a place), pay (a thing).
The measures are strength of forces in personnel, range of missiles in km.
The events are ceremony. The statuses are demilitarised. The open terms are "without cause".
League includes Corland, Arden.
"""


def evidence(reports: str, words: str = WORDS) -> Evidence:
    file = read_pact(Text("a.pact.md", f"{words}\n## Reports\n{reports}\n"))
    assert file.findings == (), file.findings
    return evidence_from(file, agreement_from(file).vocabulary)
