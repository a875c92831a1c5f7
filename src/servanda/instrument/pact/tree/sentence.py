"""Builds the sentences of a reading."""

from __future__ import annotations

from typing import Any

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.tree.modifiers import in_order
from servanda.instrument.pact.tree.rule import rule


@rule
def sentence(*items: Any) -> s.Sentence:
    core = next(i for i in items if i is not None and not isinstance(i, s.Modifier | list))
    return s.Sentence(core, modifiers=in_order(items))


@rule
def reading(*sentences: s.Sentence) -> tuple[s.Sentence, ...]:
    return sentences
