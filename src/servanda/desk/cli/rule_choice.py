"""Finds the rules a user names, and the nearest name where there is none such."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from servanda.desk.cli.output import complain
from servanda.review import Rule
from servanda.review.catalogue import RULES, rule_named


def chosen(select: Iterable[str], ignore: Iterable[str]) -> tuple[Rule, ...] | None:
    """Return the rules to run; None, and the user is told, where a name is no rule's."""
    wanted, unwanted = list(_codes(select)), set(_codes(ignore))
    unknown = [code for code in (*wanted, *sorted(unwanted)) if rule_named(code) is None]
    for code in unknown:
        complain(no_such_rule(code))
    if unknown:
        return None
    return tuple(
        rule for rule in RULES if rule.code not in unwanted and (not wanted or rule.code in wanted)
    )


def _codes(given: Iterable[str]) -> Iterator[str]:
    for codes in given:
        yield from (code.strip() for code in codes.split(",") if code.strip())


def no_such_rule(code: str) -> str:
    """Say that there is no such rule, and which may be meant."""
    near = get_close_matches(code, [rule.code for rule in RULES], n=1, cutoff=0.5)
    hint = f"Did you mean “{near[0]}”?" if near else "“servanda rules” lists all of them."
    return f"There is no rule “{code}”. {hint}"


def rule_codes(beginning: str) -> list[tuple[str, str]]:
    """Return the rules that a shell may offer to complete a name with."""
    return [(rule.code, rule.title) for rule in RULES if rule.code.startswith(beginning)]
