import csv
import json
from io import StringIO
from pathlib import Path

from desk.conftest import Ask
from jsonschema import Draft202012Validator

from servanda.desk.cli import matrix
from servanda.dossier import open_dossier
from servanda.report.summary import summarise

PACKAGED = Path(matrix.__file__).with_name("matrix-1.json")
PUBLISHED = Path(__file__).parents[2] / "docs" / "schemas" / "matrix-1.json"


def test_json_keeps_to_the_published_schema(accord: Path, ask: Ask) -> None:
    schema = json.loads(PUBLISHED.read_text("utf-8"))
    assert schema == json.loads(PACKAGED.read_text("utf-8"))
    code, out, _ = ask("matrix", accord, "--format", "json")
    answer = json.loads(out)
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(answer)
    assert code == 0
    (row,) = [row for row in answer["rows"] if row["norm"] == "2.b"]
    assert row["proposed"]
    assert row["who"] == [{"label": "", "words": "— not stated", "hole": True}]


def test_text_shows_the_holes(accord: Path, ask: Ask) -> None:
    code, out, _ = ask("matrix", accord)
    assert code == 0
    (paragraph,) = [p for p in out.split("\n\n") if p.startswith("2.b  ")]
    assert paragraph.splitlines() == [
        "2.b  duty to achieve, proposed",
        "  who                    — not stated",
        "  towards whom           Southland",
        "  what                   must pay compensation to Southland",
        "                         amount: — not stated",
        "  when                   deadline: — not stated",
        "  verified or found by   — not stated",
        "  with what consequence  — not stated",
    ]


def test_csv_has_a_row_a_norm_and_no_formula(accord: Path, ask: Ask) -> None:
    text = accord.read_text("utf-8")
    text = text.replace("Compensation will be paid", "=1+1 Compensation will be paid")
    accord.write_text(text, encoding="utf-8")
    ask("matrix", accord, "--format", "csv", "-o", "matrix.csv")
    rows = list(csv.DictReader(StringIO(Path("matrix.csv").read_text("utf-8-sig"))))
    assert {row["Norm"]: row["Words quoted"] for row in rows}["2.b"] == (
        "'=1+1 Compensation will be paid to Southland"
    )
    assert {row["Norm"]: row["Who"] for row in rows}["2.a"] == "Northland"


def test_a_thing_keeps_its_small_letter(accord: Path, ask: Ask) -> None:
    text = accord.read_text("utf-8").replace("then [3] lapses", "then compensation lapses")
    accord.write_text(text, encoding="utf-8")
    (row,) = [
        row
        for row in json.loads(ask("matrix", accord, "--format", "json")[1])["rows"]
        if row["norm"] == "3.a"
    ]
    assert row["what"][0]["words"] == "compensation lapses"


def test_the_sum_counts_the_places_as_the_report_does(accord: Path, ask: Ask) -> None:
    code, out, _ = ask("matrix", accord)
    assert code == 0
    dossier, _ = open_dossier(accord)
    assert dossier is not None
    agreement = dossier.agreement
    places = summarise(dossier, dossier.review)
    silent = out.count("  with what consequence  — not stated\n")
    closing = " ".join(out.rstrip().rpartition("\n\n")[2].split())
    assert closing == (
        f"{len(agreement.norms)} norms; {places.total(places.holes)} places are not stated; "
        f"of {silent} duties no consequence is stated."
    )
