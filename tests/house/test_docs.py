"""Everything a user can name has its page, and every page can be reached."""

import re
from pathlib import Path
from typing import Any

import typer
import typer.main
import yaml

from servanda.desk.cli import app
from servanda.review.catalogue import RULES

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(page.relative_to(DOCS) for page in DOCS.rglob("*.md"))


def pages_in(nav: object) -> set[str]:
    if isinstance(nav, str):
        return {nav}
    entries = nav.values() if isinstance(nav, dict) else nav
    assert not isinstance(entries, str)
    return set().union(*(pages_in(entry) for entry in entries))  # type: ignore[attr-defined]


def links_of(page: Path) -> set[str]:
    links = re.findall(r"\]\(([^)#:]+\.md)", page.read_text("utf-8"))
    return {(page.parent / link).resolve().relative_to(DOCS).as_posix() for link in links}


def test_every_page_is_in_the_navigation_or_linked_from_one_that_is() -> None:
    nav = pages_in(yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["nav"])
    reached = nav.union(*(links_of(DOCS / page) for page in nav))
    assert {page.as_posix() for page in PAGES} <= reached


def commands_of(app: typer.Typer) -> dict[str, set[str]]:
    """Return the long options of each command, a group's with its members', by its name."""
    group = typer.main.get_command(app)
    commands = getattr(group, "commands", None)
    assert isinstance(commands, dict), "an app with a single command has no names to look up"
    return {name: options_of(c) for name, c in commands.items() if not c.hidden}


def options_of(command: Any) -> set[str]:  # noqa: ANN401 - typer's own, or click's
    members = getattr(command, "commands", {}).values()
    own = {
        option
        for parameter in command.params
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option.startswith("--") and option != "--help"
    }
    return own.union(*(options_of(member) for member in members))


def without_page(commands: dict[str, set[str]], folder: Path) -> list[str]:
    """Return the commands that have no page, and the options that their pages leave out."""
    missing = []
    for name, options in commands.items():
        page = folder / f"{name}.md"
        text = page.read_text("utf-8") if page.exists() else ""
        missing += sorted(f"{name} {option}" for option in options if f"`{option}" not in text)
        missing += [] if text else [name]
    return missing


def test_every_command_has_a_page_that_names_its_settings() -> None:
    assert without_page(commands_of(app), DOCS / "commands") == []


def test_every_rule_has_a_page() -> None:
    pages = {page.stem for page in (DOCS / "rules").glob("*.md")} - {"index", "expected"}
    assert pages == {rule.code for rule in RULES}


def test_a_command_or_setting_without_a_page_is_noticed(tmp_path: Path) -> None:
    small = typer.Typer()

    @small.command()
    def review(*, strict: bool = False, quiet: bool = False) -> None:
        pass

    @small.command()
    def explain() -> None:
        pass

    group = typer.Typer(name="evidence")

    @group.command()
    def add(*, by: str = "") -> None:
        pass

    small.add_typer(group)
    (tmp_path / "review.md").write_text("`--strict` and `--no-strict`", encoding="utf-8")
    assert without_page(commands_of(small), tmp_path) == [
        "review --no-quiet",
        "review --quiet",
        "explain",
        "evidence --by",
        "evidence",
    ]
