"""What the names and codes of event data mean in an agreement's own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from servanda.findings import Finding, Fix, Severity
from servanda.instrument.feed_names import FeedName
from servanda.instrument.nearest_name import nearest_name
from servanda.instrument.pact_file import PactFile
from servanda.vocabulary.vocabulary import Vocabulary


@dataclass(frozen=True, eq=False)
class FeedNames:
    """The names and verbs of an agreement, and what data call them."""

    vocabulary: Vocabulary
    said: tuple[FeedName, ...] = ()

    def of_names(self, feed: str) -> dict[str, str | None]:
        """Return what each name in data of a layout means; None for what is of no concern.

        A declared name means itself.
        """
        found: dict[str, str | None] = {name: name for name in self.vocabulary.entities}
        for said in self._in(feed):
            if said.meaning is None:
                found[said.written] = None
            elif (entity := self.vocabulary.entity(said.meaning)) is not None:
                found[said.written] = entity.name
        return found

    def of_codes(self, feed: str) -> dict[str, str | None]:
        """Return which verb, measure, status or event each code in data of a layout stands for.

        None for what is of no concern. A declared verb stands for itself.
        """
        verbs = self.vocabulary.verbs
        found: dict[str, str | None] = {n: n for n in (*verbs, *self.vocabulary.entities)}
        for said in self._in(feed):
            if said.meaning is None or said.meaning in verbs:
                found[said.written] = said.meaning
            elif (entity := self.vocabulary.entity(said.meaning)) is not None:
                found[said.written] = entity.name
        return found

    def _in(self, feed: str) -> Iterator[FeedName]:
        """Yield what holds for all data first, so that what is said of one layout outdoes it."""
        yield from (said for said in self.said if said.feed is None)
        yield from (said for said in self.said if said.feed == feed)


def feed_names_from(
    file: PactFile, vocabulary: Vocabulary
) -> tuple[FeedNames, tuple[Finding, ...]]:
    """Return what names in data mean, and which of these lines name something undeclared."""
    said = (*(file.base.feed_names if file.base else ()), *file.feed_names)
    return FeedNames(vocabulary, said), (*_undeclared(file, vocabulary), *_twice(file))


def _undeclared(file: PactFile, vocabulary: Vocabulary) -> Iterator[Finding]:
    known = (*vocabulary.entities, *vocabulary.verbs)
    for said in file.feed_names:
        meaning = said.meaning
        if meaning is None or meaning in vocabulary.verbs or vocabulary.entity(meaning):
            continue
        near = nearest_name(meaning, known, 0.6)
        yield Finding(
            "undeclared-name",
            Severity.MISTAKE,
            f"“{said.written}” is said to mean “{meaning}”, which is not among the words used."
            + (f" Did you mean “{near}”?" if near else ""),
            span=said.at,
            fix=Fix(f"Write “{near}”.") if near else None,
        )


def _twice(file: PactFile) -> Iterator[Finding]:
    first: dict[tuple[str, str | None], FeedName] = {}
    for said in file.feed_names:
        earlier = first.setdefault((said.written, said.feed), said)
        if earlier.meaning != said.meaning:
            yield Finding(
                "feed-name-twice",
                Severity.MISTAKE,
                f"“{said.written}” is said to mean two things: {_meaning(earlier)} and "
                f"{_meaning(said)}. The last is used.",
                span=said.at,
                fix=Fix("Keep one of the lines, or say of which layout each holds: “in NAME”."),
            )


def _meaning(said: FeedName) -> str:
    return "of no concern" if said.meaning is None else f"“{said.meaning}”"
