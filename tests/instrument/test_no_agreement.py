from servanda.findings import Text
from servanda.instrument.from_text import read_pact


def codes(content: str) -> list[str]:
    return [finding.code for finding in read_pact(Text("x.pact.md", content)).findings]


def test_a_file_without_any_agreement_is_not_taken_for_a_clean_one() -> None:
    assert codes("Only words, such as a letter.\n") == ["no-article"]


def test_an_article_or_a_position_is_enough() -> None:
    assert codes("## Article 1\n> We agree.\n") == []
    positions = (
        "## Words used\nThe signatories are North.\n\n## Positions\nNorth wants [1] deleted.\n"
    )
    assert codes(positions) == []
