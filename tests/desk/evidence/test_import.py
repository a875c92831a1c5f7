"""Tables of event data come into a ledger; what is there already is not entered twice."""

from collections.abc import Callable
from pathlib import Path

import pytest
from desk.conftest import Answer, Ask

from servanda.evidence.ledger import LedgerFile, account_of

LEDGER = Path("ledger.jsonl")
MAPPING = """\
name: posts
event id: {column: id, unique: yes}
time: day
act: {column: what, codes: {camp: build}}
subject: {column: who}
quantity: {figure: n, unit: camps}
"""
ROWS = """\
id,day,what,who,n
e1,2026-01-02,camp,Arden,1
e2,2026-01-03,camp,Brell,2
e3,2026-01-04,camp,Nobody,1
e4,2026-01-05,dance,Arden,1
e5,2026-13-05,camp,Arden,1
"""

Import = Callable[..., Answer]


@pytest.fixture
def import_(camps: Path, ask: Ask) -> Import:
    """Return a function that imports rows into the ledger `ledger.jsonl`."""
    Path("posts.yaml").write_text(MAPPING, "utf-8")
    Path("posts.csv").write_text(ROWS, "utf-8")

    def run(*arguments: str) -> Answer:
        named = arguments if any("posts" in a for a in arguments) else ("posts.csv", *arguments)
        given = named if "--layout" in named else (*named, "--mapping", "posts.yaml")
        return ask("evidence", "import", "ledger.jsonl", *given, "--pact", camps)

    return run


def claims() -> list[tuple[str, str, float]]:
    account, _ = account_of(LedgerFile(LEDGER))
    assert account is not None
    return account.record().claims.select("report", "subject", "high").rows()


def test_every_row_is_accounted_for(import_: Import) -> None:
    code, out, err = import_()
    assert (code, err) == (1, "")
    assert out.startswith(
        "posts.csv: 5 rows\n"
        "  2  about what the agreement speaks of\n"
        "  1  of no concern to it\n"
        "  0  left out by the mapping\n"
        "  2  set aside\n"
        "  Codes of no concern, the most frequent first: dance (1).\n"
    )
    assert "“2026-13-05” is no date that I can read." in out
    assert "Most frequent: “Nobody” (1)." in out
    assert "Reports: 2 new, 0 in the place of earlier ones, 0 that the ledger had already." in out
    assert claims() == [("posts:e1", "Arden", 1.0), ("posts:e2", "Brell", 2.0)]


def test_what_is_there_already_is_not_entered_twice(import_: Import) -> None:
    import_()
    before = LEDGER.read_bytes()
    _, out, _ = import_()
    assert "Reports: 0 new, 0 in the place of earlier ones, 2 that the ledger had already." in out
    assert LEDGER.read_bytes() == before


def test_later_data_correct_what_they_tell_otherwise(import_: Import) -> None:
    import_()
    Path("posts-2.csv").write_text(ROWS.replace("Brell,2", "Brell,3"), "utf-8")
    _, out, _ = import_("posts-2.csv")
    assert "Reports: 0 new, 1 in the place of earlier ones, 1 that the ledger had already." in out
    assert claims() == [("posts:e1", "Arden", 1.0), ("posts:e2@2", "Brell", 3.0)]
    import_("posts-2.csv")
    assert claims()[-1] == ("posts:e2@2", "Brell", 3.0)
    import_("posts.csv")
    assert claims()[-1] == ("posts:e2@3", "Brell", 2.0)


def test_what_was_withdrawn_stays_so(import_: Import, ask: Ask) -> None:
    import_()
    withdrawn = ("--withdraws", "posts:e2", "--because", "a mistake")
    assert ask("evidence", "add", "ledger.jsonl", *withdrawn)[0] == 0
    Path("posts-2.csv").write_text(ROWS.replace("Brell,2", "Brell,3"), "utf-8")
    import_("posts-2.csv")
    assert claims() == [("posts:e1", "Arden", 1.0)]


def test_rows_that_tell_one_event_twice_are_both_kept(import_: Import) -> None:
    Path("posts.csv").write_text(ROWS + "e1,2026-01-02,camp,Arden,7\n", "utf-8")
    _, out, _ = import_()
    assert "event-told-differently" in out
    assert claims()[-1] == ("posts:e1/2", "Arden", 7.0)


def test_rows_without_ids_are_labelled_by_their_file(import_: Import) -> None:
    plain = MAPPING.replace("event id: {column: id, unique: yes}\n", "")
    Path("posts.yaml").write_text(plain, "utf-8")
    import_()
    assert claims()[0][0] == "posts:1"
    Path("posts.csv").write_text(ROWS.replace("Arden,1", "Arden,9"), "utf-8")
    code, out, _ = import_()
    assert code == 1
    assert "The ledger has other reports labelled posts:1" in out
    import_("--name", "second")
    assert claims()[-1] == ("second:2", "Brell", 2.0)


def test_rows_set_aside_go_to_a_file(import_: Import) -> None:
    import_("--set-aside", "aside.csv")
    lines = Path("aside.csv").read_text("utf-8").splitlines()
    assert lines[0] == "row,code,reason,text"
    assert [line.split(",")[:2] for line in lines[1:]] == [["3", "name-unknown"], ["5", "no-date"]]
    code, _, err = import_("--set-aside", "aside.csv")
    assert (code, "aside.csv exists already" in err) == (2, True)
    assert import_("--set-aside", "aside.csv", "--force")[0] == 1


def test_what_is_dated_later_is_set_aside(import_: Import) -> None:
    _, out, _ = import_("--as-of", "2026-01-02")
    assert "time-in-future" in out
    assert claims() == [("posts:e1", "Arden", 1.0)]


@pytest.mark.parametrize(
    "table", ["", "id,day,what,who,n\n", "id,day,what,who,n\ne1,soon,camp,Arden,1\n"]
)
def test_where_nothing_can_be_entered_no_ledger_is_begun(import_: Import, table: str) -> None:
    Path("posts.csv").write_text(table, "utf-8")
    _, out, _ = import_()
    assert "Nothing was entered, and no ledger was begun." in out
    assert list(Path().glob("*.jsonl")) == []


def test_a_table_that_cannot_be_read_at_all_is_a_failure(import_: Import) -> None:
    Path("posts.csv").write_text("a,b\n1,2\n", "utf-8")
    code, out, err = import_()
    assert (code, "feed-column-missing" in err, "rows" in out) == (2, True, False)


def test_a_clean_table_leaves_nothing_to_say(import_: Import) -> None:
    Path("posts.csv").write_text("id,day,what,who,n\ne1,2026-01-02,camp,Arden,1\n", "utf-8")
    assert import_()[0] == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("posts.csv", "--layout", "ucdp", "--mapping", "posts.yaml"), "one of the two"),
        (("posts.csv", "--layout", "nothing"), "There is no layout “nothing”"),
        (("no-posts.csv",), "There is no file no-posts.csv"),
        (("posts.csv", "--as-of", "soon"), "is no date that I can read"),
        (("posts.csv", "posts.csv", "--name", "x"), "one file can be imported at a time"),
        (("posts.csv", "--by", " "), "Say with --by who records it"),
    ],
)
def test_what_cannot_be_done_is_said(
    import_: Import, arguments: tuple[str, ...], says: str
) -> None:
    code, _, err = import_(*arguments)
    assert code == 2
    assert says in err
    assert not LEDGER.exists()


def test_a_mistaken_mapping_is_shown_with_its_line(import_: Import) -> None:
    Path("posts.yaml").write_text(MAPPING + "subjekt: x\n", "utf-8")
    code, _, err = import_()
    assert code == 2
    assert "posts.yaml:7" in err
    assert "Did you mean “subject”?" in err
