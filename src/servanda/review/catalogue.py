"""All rules, found in their folders: one file, one rule."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from importlib.resources import files
from pkgutil import walk_packages

from servanda.review import rules
from servanda.review.rule import Family, Rule


@lru_cache(maxsize=1)
def _found() -> tuple[Rule, ...]:
    modules = (
        import_module(module.name)
        for module in walk_packages(rules.__path__, f"{rules.__name__}.")
        if not module.ispkg
    )
    found = [module.RULE for module in modules if hasattr(module, "RULE")]
    families = list(Family)
    return tuple(sorted(found, key=lambda rule: (families.index(rule.family), rule.code)))


RULES = _found()


def rule_named(code: str) -> Rule | None:
    """Return the rule with this name, if there is one."""
    return next((rule for rule in RULES if rule.code == code), None)


def page_of(rule: Rule) -> str:
    """Return the rule's page (Markdown), which lies beside its file."""
    package = f"{rules.__name__}.{rule.family.value}"
    return files(package).joinpath(f"{rule.code.replace('-', '_')}.md").read_text(encoding="utf-8")
