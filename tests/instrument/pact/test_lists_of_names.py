"""`and` joins the last two names of a list; elsewhere it is part of a name."""

import pytest

from servanda.findings import Text
from servanda.instrument.pact.declarations import Names, read_declarations


@pytest.mark.parametrize(
    ("listed", "names"),
    [
        ("Northland and Southland", ["Northland", "Southland"]),
        ("Northland, Southland and Eastland", ["Northland", "Southland", "Eastland"]),
        ("Northland, Southland, and Eastland", ["Northland", "Southland", "Eastland"]),
        ("rights of media and education, borders", ["rights of media and education", "borders"]),
        ('borders, "bread and salt"', ["borders", "bread and salt"]),
    ],
)
def test_a_list_of_names_is_cut_where_its_last_name_begins(listed: str, names: list[str]) -> None:
    text = Text("x", f"The things are {listed}.")
    (declaration,), findings = read_declarations(text, 0, len(text.content))
    assert findings == ()
    assert isinstance(declaration, Names)
    assert [entry.name for entry in declaration.entries] == names
