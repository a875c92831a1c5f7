"""Collects the names that proposed readings use, so that "Words used" can declare them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from servanda.instrument.pact.declarations import Declaration, Entry, Kind, Names

_UNUSABLE = re.compile(r'[,;:()\[\]"“”]|(?<!\b\w)\.(?=\s|$)')
_LONGEST = 9

_ORDER = (
    Kind.NAMED, Kind.PERSON, Kind.PLACE, Kind.THING, Kind.MEASURE, Kind.VERB, Kind.OPEN_TERM,
    Kind.STATUS,
)  # fmt: skip


@dataclass
class NameList:
    """Names by kind in the order of their first use; one name may have several kinds."""

    names: dict[Kind, dict[str, Entry]] = field(default_factory=dict)

    def add(self, kind: Kind, name: str, unit: str | None = None) -> None:
        """Note a name; the first unit given to a measure stays."""
        known = self.names.setdefault(kind, {})
        if name not in known or (unit and known[name].unit is None):
            known[name] = Entry(name, unit=unit)

    def copy(self) -> NameList:
        """Return a list that can be added to without changing this one."""
        return NameList({kind: dict(entries) for kind, entries in self.names.items()})

    def __contains__(self, name: str) -> bool:
        return any(name in names for names in self.names.values())

    def declarations(self) -> tuple[Declaration, ...]:
        """Return the sentences of "Words used". Who signs is not for a reader to guess."""
        signatories: tuple[Declaration, ...] = (Names(Kind.SIGNATORY, (), open_ended=True),)
        return signatories + tuple(
            Names(kind, tuple(self.names[kind].values())) for kind in _ORDER if kind in self.names
        )


def is_usable(name: str) -> bool:
    """Whether a phrase can be declared as a name: no marks inside, and not endless."""
    return bool(name) and not _UNUSABLE.search(name) and len(name.split()) <= _LONGEST
