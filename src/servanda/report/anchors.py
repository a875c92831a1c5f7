"""Where on the page a clause stands, for links to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from servanda.instrument.pact_file import PactFile


@dataclass(frozen=True)
class Anchors:
    """Anchors of a file's articles, clauses and sources; the first of each label counts."""

    file: PactFile

    @cached_property
    def _of(self) -> dict[str, str]:
        found = {source.label: f"source-{source.label}" for source in self.file.sources}
        found |= {article.label: f"article-{article.label}" for article in self.file.articles}
        found |= {reading.label: f"clause-{reading.label}" for reading in self.file.readings}
        return found

    def of(self, label: str) -> str | None:
        """Return the anchor of a clause, of an article without such a reading, or of a source."""
        found = self._of.get(label) or self._of.get(label.partition("/")[0].partition(":")[0])
        if found is None and (article := self.file.article_of(label)):
            found = self.of_article(article.label)
        return found

    def of_article(self, label: str) -> str:
        """Return the anchor of an article."""
        return f"article-{label}"
