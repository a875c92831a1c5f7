from servanda.findings import Text
from servanda.instrument.from_text import read_pact
from servanda.vocabulary import vocabulary_from


def test_a_name_may_begin_a_declaration_with_a_capital() -> None:
    words = """## Words used
The signatories are Arden, Brell.
The bodies are joint commission.
Joint commission consists of Arden, Brell.
"""
    vocabulary, findings = vocabulary_from(read_pact(Text("a.pact.md", words)))
    assert findings == ()
    assert vocabulary.members("joint commission") == ("Arden", "Brell")


def test_an_undeclared_name_is_still_noticed() -> None:
    words = """## Words used
The signatories are Arden, Brell.
Joint commission consists of Arden, Brell.
"""
    _, findings = vocabulary_from(read_pact(Text("a.pact.md", words)))
    assert [finding.code for finding in findings] == ["undeclared-name"]


def test_two_names_that_only_a_capital_tells_apart_are_noticed() -> None:
    words = """## Words used
The signatories are Arden, Union.
The things are union, arden oil.
"""
    _, findings = vocabulary_from(read_pact(Text("a.pact.md", words)))
    assert [finding.code for finding in findings] == ["names-alike"]


def test_a_declaration_may_say_the() -> None:
    words = """## Words used
The signatories are Arden, Brell.
The bodies are joint commission, secretariat. The places are border zone, valley.
The joint commission consists of Arden, the secretariat. Border zone is in the valley.
"""
    vocabulary, findings = vocabulary_from(read_pact(Text("a.pact.md", words)))
    assert findings == ()
    assert vocabulary.members("joint commission") == ("Arden", "secretariat")
    assert vocabulary.contains("valley", "border zone")
