"""Which states are stable for whom, by which concept: a table that can be heard as well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from markupsafe import Markup

from servanda.bargaining.pictures.elements import element
from servanda.bargaining.pictures.figure import figure
from servanda.bargaining.pictures.look import Shape, mark, swatch

_MOST = 40


class Verdict(StrEnum):
    """Whether a state is stable for a party by one concept."""

    STABLE = "stable"
    UNSTABLE = "not stable"
    DEPENDS = "depends on what is not known"

    @property
    def look(self) -> tuple[Shape, str]:
        """Its mark: full, hollow, or a cross."""
        return {
            Verdict.STABLE: (Shape.RING, "full"),
            Verdict.UNSTABLE: (Shape.RING, "faint"),
            Verdict.DEPENDS: (Shape.DIAMOND, ""),
        }[self]


@dataclass(frozen=True, slots=True)
class StateShown:
    """A state: its name, and each concept's verdicts, one for each party in order."""

    name: str
    verdicts: Mapping[str, tuple[Verdict, ...]]
    status_quo: bool = False

    @property
    def equilibria(self) -> tuple[str, ...]:
        """The concepts by which it is stable for every party."""
        return tuple(
            concept
            for concept, verdicts in self.verdicts.items()
            if all(verdict is Verdict.STABLE for verdict in verdicts)
        )


def stability_matrix(
    parties: Sequence[str], concepts: Sequence[str], states: Sequence[StateShown]
) -> Markup:
    """Draw states down, concepts across, a mark for each party in the order of `parties`.

    Of many states those that are stable for everybody by some concept come first.
    """
    ordered = sorted(states, key=lambda s: (not s.status_quo, -len(s.equilibria)))
    shown = ordered[:_MOST] if len(states) > _MOST else list(states)
    title = "Which states are stable, for whom and by which concept"
    head = element(
        "tr", *(element("th", h, scope="col") for h in ("State", *concepts, "Stable for all"))
    )
    body = (_row(state, parties, concepts) for state in shown)
    table = element(
        "table", element("caption", title), element("thead", head), element("tbody", *body),
        class_="figures-of stability",
    )  # fmt: skip
    note = "In each cell a mark for each party, from left to right: " + ", ".join(parties) + "."
    if len(shown) < len(states):
        note += f" {len(states) - len(shown):,} more states are not shown here."
    legend = [
        (swatch(mark(*_at(verdict))), verdict) for verdict in Verdict if _occurs(verdict, shown)
    ]
    return figure(title, [element("div", table, class_="wide-table")], legend=legend, note=note)


def _at(verdict: Verdict) -> tuple[Shape, float, float, str]:
    shape, style = verdict.look
    return shape, 11, 8, style


def _occurs(verdict: Verdict, states: Sequence[StateShown]) -> bool:
    return any(verdict in verdicts for state in states for verdicts in state.verdicts.values())


def _row(state: StateShown, parties: Sequence[str], concepts: Sequence[str]) -> Markup:
    name = f"{state.name} (status quo)" if state.status_quo else state.name
    cells = [element("td", *_marks(parties, state.verdicts[concept])) for concept in concepts]
    stable = ", ".join(state.equilibria) or "by none"
    last = element("td", element("b", stable) if state.equilibria else stable)
    return element("tr", element("th", name, scope="row"), *cells, last)


def _marks(parties: Sequence[str], verdicts: Sequence[Verdict]) -> list[Markup]:
    drawn = [
        mark(verdict.look[0], 8 + 15 * n, 8, verdict.look[1]) for n, verdict in enumerate(verdicts)
    ]
    wide = 15 * len(verdicts) + 2
    said = "; ".join(f"{party}: {v}" for party, v in zip(parties, verdicts, strict=True))
    return [
        element("svg", *drawn, viewBox=f"0 0 {wide} 16", width=wide, height=16, aria_hidden="true"),
        element("span", said, class_="for-ears"),
    ]
