import re
from pathlib import Path

from desk.conftest import Ask

DAY = re.compile(r" on \d{4}-\d\d-\d\d, from the file")


def test_the_report_is_a_page_that_bears_its_day(accord: Path, ask: Ask) -> None:
    assert ask("report", accord, "-o", "report.html") == (0, "", "")
    page = Path("report.html").read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert DAY.search(page)


def test_without_a_day_the_same_file_gives_the_same_page(accord: Path, ask: Ask) -> None:
    first, second = (ask("report", accord, "--no-date")[1] for _ in range(2))
    assert first == second
    assert not DAY.search(first)


def test_a_report_overwrites_nothing(accord: Path, ask: Ask) -> None:
    Path("report.html").write_text("mine", encoding="utf-8")
    assert ask("report", accord, "-o", "report.html")[0] == 2
    assert Path("report.html").read_text("utf-8") == "mine"
    assert ask("report", accord, "-o", "report.html", "--force")[0] == 0


def test_a_file_that_is_no_agreement_gives_a_report_that_says_so(accord: Path, ask: Ask) -> None:
    accord.write_text("Nothing but words.\n", encoding="utf-8")
    code, out, _ = ask("report", accord)
    assert code == 0
    assert "The file holds no article." in out


def test_review_as_html_is_the_report_on_the_rules_asked_for(accord: Path, ask: Ask) -> None:
    code, out, _ = ask("review", accord, "--format", "html", "--select", "no-baseline")
    assert code == 1
    assert "A limit is set, but not from what" in out
    assert "no-attribution-body" not in out


def test_a_report_is_on_one_agreement(accord: Path, ask: Ask) -> None:
    other = accord.with_name("other.pact.md")
    other.write_bytes(accord.read_bytes())
    code, out, err = ask("review", accord, other, "--format", "html")
    assert (code, out) == (2, "")
    assert "one file at a time" in err


def test_the_matrix_is_a_page_too(accord: Path, ask: Ask) -> None:
    code, out, _ = ask("matrix", accord, "--format", "html")
    assert code == 0
    assert '<th scope="col">With what consequence</th>' in out
