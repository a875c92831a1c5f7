"""What a provision is: a name, a definition with its source, and the words that show it."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.reading.provisions.cue import Cue


@dataclass(frozen=True, slots=True)
class Provision:
    """One thing that a peace agreement may provide for.

    `code` names it for programs and stands for the variable of the same meaning in `source`;
    `definition` is in our own words.
    """

    code: str
    title: str
    definition: str
    source: str
    cues: tuple[Cue, ...]
