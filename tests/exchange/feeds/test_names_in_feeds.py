"""The agreement says what names and codes of event data mean."""

from pathlib import Path

import pytest
from exchange.feeds.feed_files import MAPPING, PACT, mapping_of, names_of, outcome, outcome_of

from servanda.dossier import Dossier
from servanda.findings import Text

ROWS = "when,what,who\n"


def mistakes_of(*lines: str) -> list[tuple[str, str]]:
    pact = PACT.replace("- code 19 means attack.", "\n".join(lines))
    found = Dossier(Text("p.pact.md", pact)).mistakes
    return [(finding.code, finding.message) for finding in found]


@pytest.mark.parametrize(
    "line",
    [
        "- “A” means Northland.",
        '- "A", "B" and "C d" mean Northland.',
        "- codes 18, 19 and 20 mean attack.",
        "- Code “Armed clash” in acled means attack",
        "- “A” in ucdp is of no concern.",
        "\n“A” means\n  Northland.",
        "\nNote: this is only a remark.",
    ],
)
def test_lines_that_can_be_read(line: str) -> None:
    assert mistakes_of(line) == []


@pytest.mark.parametrize(
    "line", ["- A means Northland.", "- “A” is Northland.", "- code means attack.", "- Nothing."]
)
def test_a_line_that_cannot_be_read_is_told(line: str) -> None:
    assert [code for code, _ in mistakes_of(line)] == ["unreadable-feed-name"]


def test_a_meaning_that_is_not_declared_has_its_likeliest_name_beside_it() -> None:
    ((code, message),) = mistakes_of("- “A” means Nortland.")
    assert code == "undeclared-name"
    assert "Did you mean “Northland”?" in message


def test_a_name_with_two_meanings_is_told() -> None:
    ((code, _),) = mistakes_of("- “A” means Northland.", "- “A” means Southland.")
    assert code == "feed-name-twice"
    assert mistakes_of("- “A” in ucdp means Northland.", "- “A” in acled means Southland.") == []


def test_names_mean_what_the_agreement_says(tmp_path: Path) -> None:
    rows = ["Northland", "Government of Northland", "NOR", " SOU ", "Farland", "Nobody"]
    found = outcome(tmp_path, ROWS + "".join(f"2026-03-01,19,{name}\n" for name in rows))
    assert found.table["subject"].to_list() == ["Northland"] * 3 + ["Southland"]
    assert found.account.no_concern == 1
    assert found.account.unknown_names.rows() == [("who", "Nobody", 1)]
    assert [f.fix.title for f in found.findings if f.fix] == [
        "Say under “Names in feeds” what they mean. Most frequent: “Nobody” (1)."
    ]


def test_what_is_said_of_one_layout_outdoes_what_holds_for_all(tmp_path: Path) -> None:
    pact = PACT.replace("- code 19", "- “SOU” in log means Northland.\n- code 19")
    file = tmp_path / "f.csv"
    file.write_text(ROWS + "2026-03-01,attack,SOU\n", "utf-8")
    assert outcome_of(file, MAPPING, names_of(pact)).table["subject"].to_list() == ["Northland"]
    other = MAPPING.replace("name: log", "name: other")
    assert outcome_of(file, other, names_of(pact)).table["subject"].to_list() == ["Southland"]


def test_codes_in_the_mapping_file_go_before_those_of_the_agreement(tmp_path: Path) -> None:
    mapping = MAPPING.replace("{column: what}", "{column: what, codes: {19: release}}")
    found = outcome(tmp_path, ROWS + "2026-03-01,19,NOR\n2026-03-01,attack,NOR\n", mapping)
    assert found.table["what"].to_list() == ["release", "attack"]


def test_only_what_matters_is_read_and_the_rest_counted(tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    file.write_text(ROWS + "2026-03-01,attack,NOR\n2026-03-01,release,NOR\n", "utf-8")
    found = outcome_of(file, MAPPING, only=frozenset({"release"}))
    assert found.table["what"].to_list() == ["release"]
    assert found.account.no_concern == 1


def test_exchanging_two_parties_exchanges_them_in_the_claims_and_nothing_else(
    tmp_path: Path,
) -> None:
    def swapped(text: str) -> str:
        aside = text.replace("Northland", "@").replace("Southland", "Northland")
        return aside.replace("@", "Southland")

    rows = ROWS + "2026-03-01,19,Northland\n2026-03-02,19,SOU\n2026-03-03,x,NOR\n2026,19,Nobody\n"
    file = tmp_path / "log.csv"
    file.write_text(rows, "utf-8")
    one = outcome_of(file, mapping_of(MAPPING), names_of(PACT))
    file.write_text(swapped(rows), "utf-8")
    two = outcome_of(file, mapping_of(MAPPING), names_of(swapped(PACT)))
    assert [swapped(str(row)) for row in one.table.rows()] == [str(row) for row in two.table.rows()]
    assert one.account.set_aside.rows() == two.account.set_aside.rows()


def test_a_row_of_several_claims_counts_once(tmp_path: Path) -> None:
    mapping = """\
name: log
time: when
subject: {column: who}
claims:
  - {act: attack}
  - {act: release, object: {name: Prisoner, identity: what}}
"""
    rows = ROWS + "2026-03-01,1,Farland\n2026-03-01,2,NOR\n2026-03-01,,NOR\n"
    found = outcome(tmp_path, rows, mapping)
    account = found.account
    assert (account.rows, account.claims, account.no_concern, account.aside) == (3, 3, 1, 1)
    assert account.meant == 1
    assert found.table["object"].to_list() == [None, None, "prisoner"]


def test_a_row_in_which_nobody_need_stand_is_kept_beside_one_of_no_concern(tmp_path: Path) -> None:
    mapping = MAPPING.replace("{column: who}", "{column: who, optional: yes}")
    found = outcome(tmp_path, ROWS + "2026-03-01,19,\n2026-03-01,19,Farland\n", mapping)
    assert found.table["row"].to_list() == [1]
    assert (found.account.claims, found.account.no_concern) == (1, 1)
