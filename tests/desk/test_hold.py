"""Would it hold, as its users ask: as text, as data, and with what they assume."""

import json
from importlib.resources import files
from pathlib import Path

import pytest
from desk.conftest import Ask
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from servanda.desk.cli import hold
from servanda.findings import rendering

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "examples" / "ceasefire" / "model.pact.md"
ASSUMED = ROOT / "examples" / "ceasefire" / "holding.yaml"
PLAN = ROOT / "examples" / "plan-2025-11" / "plan.pact.md"
FINDINGS = json.loads(files(rendering).joinpath("findings-1.json").read_text(encoding="utf-8"))
PACKAGED = Path(hold.__file__).with_name("hold-1.json")
PUBLISHED = ROOT / "docs" / "schemas" / "hold-1.json"
SCHEMA = json.loads(PACKAGED.read_text(encoding="utf-8"))
BOTH = Registry().with_resource(FINDINGS["$id"], Resource.from_contents(FINDINGS))


@pytest.mark.parametrize("question", [(MODEL,), (PLAN,), (MODEL, "--options", ASSUMED)])
def test_json_keeps_to_the_published_schema(ask: Ask, question: tuple[object, ...]) -> None:
    assert json.loads(PUBLISHED.read_text("utf-8")) == SCHEMA
    Draft202012Validator.check_schema(SCHEMA)
    code, out, _ = ask("hold", *question, "--format", "json")
    assert code == 0
    Draft202012Validator(SCHEMA, registry=BOTH).validate(json.loads(out))


def test_options_that_the_text_is_to_give_need_the_text(ask: Ask) -> None:
    code, out, errors = ask("hold", "--options", ASSUMED)
    assert (code, out) == (2, "")
    assert "the options file must say what everybody can do" in errors


def test_all_keep_holds_where_everybody_looks_ahead_to_the_answer(ask: Ask) -> None:
    _, out, _ = ask("hold", MODEL, "--options", ASSUMED, "--format", "json")
    (keeping,) = (s for s in json.loads(out)["conflict"]["states"] if s["name"] == "all keep")
    assert keeping["equilibrium"] == ["GMR", "SMR", "SEQ"]
    assert keeping["stable"]["Nash"] == ["Findings Panel", "League of Harbours"]


def test_of_an_exact_figure_the_exact_figure_is_given(ask: Ask) -> None:
    _, out, _ = ask("hold", MODEL, "--options", ASSUMED, "--format", "json")
    reckonings = [
        reckoning
        for undertaking in json.loads(out)["holding"]["undertakings"]
        for reckoning in undertaking["reckonings"]
    ]
    assert reckonings[0]["gain"] == {"exact": "10", "about": 10.0}
    assert reckonings[0]["keeping_pays"]
    assert reckonings[-1]["missing"] == ["the chance that it is found"]


def test_an_answer_goes_into_a_file_that_was_not_there(ask: Ask, accord: Path) -> None:
    code, out, _ = ask("hold", accord, "-o", "answer.txt")
    assert (code, out) == (0, "")
    assert "What follows from a breach" in Path("answer.txt").read_text("utf-8")
    code, _, errors = ask("hold", accord, "-o", "answer.txt")
    assert code == 2
    assert "exists already" in errors


def test_the_page_says_what_the_text_says_and_draws_who_would_leave(ask: Ask) -> None:
    code, page, _ = ask("hold", MODEL, "--options", ASSUMED, "--format", "html")
    assert code == 0
    assert "Would it hold?" in page
    assert "Which states are stable, for whom and by which concept" in page
    assert "Who can move where from the status quo" in page
    assert "nobody would leave" in page.lower()
    assert "<script" not in page


def test_the_page_of_a_conflict_typed_in_by_hand_needs_no_agreement(
    ask: Ask, tmp_path: Path
) -> None:
    file = tmp_path / "duel.yaml"
    file.write_text(
        "assumed by: A\nconflict:\n  options: {A: [shoot], B: [fire]}\n  now: NN\n"
        "  preferences: {A: {best first: [YN, NN, YY, NY]}}\n",
        encoding="utf-8",
    )
    code, page, _ = ask("hold", "--options", file, "--format", "html")
    assert code == 0
    assert "duel.yaml" in page


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_where_nobody_is_to_keep_anything_that_is_said(ask: Ask, tmp_path: Path, form: str) -> None:
    file = tmp_path / "empty.pact.md"
    file.write_text("---\ntitle: Nothing yet\n---\n## Words used\nThe signatories are A, B.\n")
    code, out, _ = ask("hold", file, "--format", form)
    assert code == 1  # the file has no article
    assert form == "json" or "There is nothing that anybody is named to keep" in out


def test_clauses_in_which_nobody_can_do_anything_make_no_conflict(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "o.yaml"
    file.write_text('assumed by: A\nconflict:\n  clauses: ["1"]\n', encoding="utf-8")
    code, _, errors = ask("hold", MODEL, "--options", file)
    assert code == 2
    assert "nobody can do anything" in errors
