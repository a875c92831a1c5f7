"""The words that the sentences of these tests use."""

from servanda.findings import Text
from servanda.instrument.pact.declarations import read_declarations
from servanda.instrument.pact.lexicon import build_lexicon

WORDS_USED = """\
The signatories are Northland (Northlandic), Southland (Southlandic).
Also named: Union (members not stated), Eastland.
The bodies are Peace Council, Joint Commission.
The people are Ann B. Reader.
The places are Northport, St. Olaf, buffer zone, Eastland.
The things are security guarantee, compensation, missile, troop, heavy weapon, global sanctions,
complaint, prisoner, election, amnesty law, report, ceasefire.
The measures are strength of the Northlandic Forces in personnel, range of missiles in km,
share of the vote in %, frozen assets in USD, turnout.
The verbs are invade (a party), launch (a thing, at a place), carry out, pay, station, release,
capture, submit, give, decide, hold, withdraw, ratify, put, terminate, adopt, reach.
The open terms are "reliable", "without cause".
The events are ceremony.
The statuses are demilitarised, recognised territory.
The languages are English, French.
The treaties are Treaty of St. Olaf.
"""

_TEXT = Text("words.pact.md", WORDS_USED)
DECLARATIONS, _FINDINGS = read_declarations(_TEXT, 0, len(WORDS_USED))
assert not _FINDINGS
LEXICON = build_lexicon(DECLARATIONS)
