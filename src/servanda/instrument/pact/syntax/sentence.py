"""One sentence of a reading."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.instrument.pact.syntax.clauses import Core
from servanda.instrument.pact.syntax.modifiers import Modified


@dataclass(frozen=True, slots=True)
class Sentence(Modified):
    """One sentence of a reading: its core, and its modifiers in the order of `Slot`."""

    core: Core
