"""What is drawn of one norm: a line for each view, and where the views differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from servanda.monitor.agreeing import together
from servanda.monitor.history import History, Key
from servanda.norms import Agreement
from servanda.report.timeline.citing import Citing
from servanda.report.timeline.crowd import Crowd, crowd
from servanda.report.timeline.lane import Lane, differing, lane, shape
from servanda.report.timeline.scale import Scale


@dataclass(frozen=True, slots=True)
class Drawn:
    """One instance of a norm, or (`crowds`) all instances of one that has many.

    `differ` are the places where the views differ: left end and width, in hundredths. Of a crowd,
    `apart` counts the instances on which they differ at the end.
    """

    norm: str
    kind: str
    instance: str
    reading: str | None
    quote: str
    lanes: tuple[Lane, ...] = ()
    crowds: tuple[Crowd, ...] = ()
    differ: tuple[tuple[float, float], ...] = ()
    size: int = 1
    apart: int = 0


@dataclass(frozen=True)
class Drawer:
    """Draws norms, given the histories of every view, each found by its key."""

    views: tuple[tuple[str, Mapping[Key, History]], ...]
    agreement: Agreement
    scale: Scale
    end: int
    citing: Citing

    def draw(self, keys: Sequence[Key]) -> Drawn:
        """Draw one instance, or all of one norm together."""
        found = next(own[keys[0]] for _, own in self.views if keys[0] in own)
        norm = self.agreement.by_id.get(found.rule)
        quote = norm.quote if norm else ""
        if len(keys) > 1:
            return self._crowd(keys, found, quote)
        histories = [(name, own.get(keys[0])) for name, own in self.views]
        lines = together(histories, shape, len(self.views))
        # Of what is still so, nothing is known beyond the end; there the views do not differ.
        apart = differing([history for _, history in lines], self.scale.first, self.end)
        places = ((self.scale.x(start), self.scale.x(stop)) for start, stop in apart)
        return Drawn(
            found.rule, str(found.kind), found.whom, found.rival, quote,
            tuple(lane(name, h, self.scale, self.end, self.citing) for name, h in lines),
            differ=tuple((left, round(max(right - left, 0.5), 2)) for left, right in places),
        )  # fmt: skip

    def _crowd(self, keys: Sequence[Key], found: History, quote: str) -> Drawn:
        crowds = tuple(
            crowd(name, [own[key] for key in keys if key in own], self.scale, self.end, len(keys))
            for name, own in self.views
        )
        return Drawn(
            found.rule, str(found.kind), "", found.rival, quote, crowds=crowds, size=len(keys),
            apart=sum(len(self._at_end(key)) > 1 for key in keys),
        )  # fmt: skip

    def _at_end(self, key: Key) -> set[object]:
        histories = (own.get(key) for _, own in self.views)
        return {history.last.status if history else None for history in histories}
