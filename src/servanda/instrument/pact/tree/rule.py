"""Which function builds which rule of the grammar."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias, TypeVar

from servanda.instrument.pact import syntax as s

Build: TypeAlias = Callable[..., Any]

_T = TypeVar("_T")
_Build = TypeVar("_Build", bound=Build)

RULES: dict[str, Build] = {}
"""The functions of this folder by the names they have in the grammar."""


class Refused(Exception):  # noqa: N818 - never leaves the parser
    """The grammar was followed, but the sentence cannot mean anything; the parser reports it."""

    def __init__(self, code: str, message: str, at: s.Extent | None) -> None:
        super().__init__(message)
        self.code, self.message, self.at = code, message, at


def rule(build: _Build, *names: str) -> _Build:
    """Let a function build the rules of these names, or the rule of its own name."""
    for name in names or (build.__name__,):
        RULES[name] = build
    return build


def of_kind(items: Iterable[object], kind: type[_T]) -> list[_T]:
    """Return those of a rule's parts that are of a kind."""
    return [item for item in items if isinstance(item, kind)]
