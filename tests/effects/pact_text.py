"""Small agreements for the tests of this room, written as pact files."""

from collections.abc import Iterable

from servanda.findings import Text
from servanda.instrument.from_text import read_pact
from servanda.norms import Agreement, agreement_from

WORDS = """## Words used
The signatories are Northland, Southland.
Also named: Eastland.
The bodies are Union.
Union includes Northland, Southland.
The places are the valley, the mill, the ford, the ridge.
The mill is in the valley.
The things are road, bridge, cease-fire, security guarantee, fleet, embargo.
The measures are stock of boats in boats.
The events are harvest.
The verbs are open (a thing), close (a thing), withdraw (to a place), observe (a thing),
hold (a thing), attack (a party), send (a thing), invade (a party).
The statuses are de facto territory, internationally recognised territory.
"""


def agreement(*articles: Iterable[str] | str) -> Agreement:
    """Return an agreement whose article N has the given sentences; a string is one sentence."""
    sections = [
        f"## Article {number}\n> w\n\n" + "\n\n".join(_reading(number, body))
        for number, body in enumerate(articles, 1)
    ]
    found = agreement_from(read_pact(Text("t.pact.md", WORDS + "\n" + "\n\n".join(sections))))
    mistakes = (*found.file.findings, *found.findings)
    assert not mistakes, mistakes[0].message
    return found


def _reading(number: int, body: Iterable[str] | str) -> Iterable[str]:
    """Sentences without a label of their own make one reading."""
    sentences = [body] if isinstance(body, str) else list(body)
    plain = " ".join(f'{said}, quoting "w".' for said in sentences if not said.startswith("["))
    if plain:
        yield f"[{number}] {plain}"
    yield from (f'{said}, quoting "w".' for said in sentences if said.startswith("["))
