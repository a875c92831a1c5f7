"""How the articles read in the other states of a document with tracked changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from servanda.findings import Finding, Severity
from servanda.reading.segmentation.draft import Article, Draft, Wording

AS_CHANGED = "with every tracked change"
"""Names the wording of the document as it stands, beside those of its other states."""


def with_states(draft: Draft, states: Sequence[tuple[str, Draft]]) -> Draft:
    """Add, to each article whose words differ in another state, that state as a wording.

    An article that another state alone has is put after the one that it follows there.
    """
    articles = list(draft.articles)
    findings: list[Finding] = []
    for name, state in states:
        texts = {article.label: article for article in state.articles}
        articles = [
            _with_state(a, name, texts[a.label]) if a.label in texts else a for a in articles
        ]
        findings += _told(name, articles, state)
        articles = _with_dropped(articles, name, state)
    return replace(draft, articles=tuple(articles), findings=(*draft.findings, *findings))


def _with_state(article: Article, name: str, other: Article) -> Article:
    if article.text == other.text:
        return article
    own = article.wordings or (
        Wording(AS_CHANGED, article.words, article.number, article.heading, article.sub_points),
    )
    return replace(article, wordings=(*own, _wording(name, other)))


def _wording(name: str, article: Article) -> Wording:
    return Wording(
        name, article.words, article.number, article.heading, article.sub_points, state=True
    )


def _with_dropped(articles: list[Article], name: str, state: Draft) -> list[Article]:
    at = {article.label: n for n, article in enumerate(articles)}
    found: list[tuple[int, Article]] = []
    after = -1
    for other in state.articles:
        if other.label in at:
            after = at[other.label]
        else:
            because = f"stands only in the state “{name}”"
            wordings = (_wording(name, other),)
            found.append((after, Article(other.label, (), None, None, (), because, wordings)))
    for place, article in reversed(found):
        articles.insert(place + 1, article)
    return articles


def _told(name: str, articles: Sequence[Article], state: Draft) -> list[Finding]:
    """Say which articles stand in one of the two states only."""
    here = [a.label for a in articles if a.words]
    there = [a.label for a in state.articles]
    return [
        _only(label, where)
        for labels, others, where in ((here, there, AS_CHANGED), (there, here, name))
        for label in labels
        if label not in set(others)
    ]


def _only(label: str, where: str) -> Finding:
    message = (
        f"Article {label} stands in one state of the tracked changes and not in another: {where}."
    )
    return Finding("article-in-one-state", Severity.MEDIUM, message, clause=label)
