import json
from pathlib import Path

from desk.conftest import Ask
from jsonschema import Draft202012Validator

from servanda import __version__
from servanda.desk.cli import rules
from servanda.review.catalogue import RULES, page_of

PACKAGED = Path(rules.__file__).with_name("rules-1.json")
PUBLISHED = Path(__file__).parents[2] / "docs" / "schemas" / "rules-1.json"


def test_the_version_is_told(ask: Ask) -> None:
    assert ask("--version") == (0, f"servanda {__version__}\n", "")


def test_a_command_that_is_not_there(ask: Ask) -> None:
    code, out, err = ask("chekc")
    assert (code, out) == (2, "")
    assert "chekc" in err
    assert "“servanda --help” tells how it is used." in err


def test_an_option_that_is_not_there(accord: Path, ask: Ask) -> None:
    code, _, err = ask("check", accord, "--fromat", "json")
    assert code == 2
    assert "“servanda check --help” tells how it is used." in err


def test_rules_lists_every_rule_with_its_title(ask: Ask) -> None:
    code, out, _ = ask("rules")
    assert code == 0
    assert {line.split()[0] for line in out.splitlines() if line.startswith("  ")} >= {
        rule.code for rule in RULES
    }


def test_rules_as_json_keep_to_the_published_schema(ask: Ask) -> None:
    schema = json.loads(PUBLISHED.read_text("utf-8"))
    assert schema == json.loads(PACKAGED.read_text("utf-8"))
    answer = json.loads(ask("rules", "--format", "json")[1])
    Draft202012Validator(schema).validate(answer)
    assert [rule["code"] for rule in answer["rules"]] == [rule.code for rule in RULES]


def test_explain_shows_the_page(ask: Ask) -> None:
    rule = next(rule for rule in RULES if rule.code == "no-deadline")
    assert ask("explain", rule.code) == (0, page_of(rule).rstrip("\n") + "\n", "")


def test_explain_offers_the_nearest_name(ask: Ask) -> None:
    assert ask("explain", "no-dedline") == (
        2,
        "",
        "There is no rule “no-dedline”. Did you mean “no-deadline”?\n",
    )
