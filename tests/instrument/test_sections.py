"""A section goes on under headings of its own; the next heading of its rank ends it."""

from servanda.findings import Text
from servanda.instrument.from_text import read_pact

_PACT = """\
## Words used
### Parties
The signatories are Northland, Southland.
### Things
The things are tribute.

## Positions
### Money
- Northland wants tribute, according to S1.

## Remarks
Northland wants nothing that can be read.

## Sources
### Newspapers
- S1: a newspaper.
"""


def test_headings_inside_a_section_do_not_end_it() -> None:
    file = read_pact(Text("levels.pact.md", _PACT))
    assert file.findings == ()
    assert file.lexicon.names == ("Northland", "Southland", "tribute")
    assert len(file.positions) == 1
    assert [source.label for source in file.sources] == ["S1"]
