"""Makes the pages: everything on one page, or the matrix alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from servanda.dossier import Dossier
from servanda.findings import Finding, State
from servanda.instrument.pact.formatter import format_statement
from servanda.instrument.pact_file import Confirmation, PactFile, Said
from servanda.norms import Norm
from servanda.norms.matrix import Column, matrix
from servanda.report.anchors import Anchors
from servanda.report.article import ArticleMaker, ArticleShown
from servanda.report.bargain import Bargaining
from servanda.report.dependencies import dependencies
from servanda.report.drawing import drawings
from servanda.report.hyperlinks import Hyperlinks
from servanda.report.rendering import About, render
from servanda.report.runs import Run, pact_runs
from servanda.report.summary import summarise
from servanda.report.timeline import Monitored, timeline
from servanda.review import Outcome, Review


def report_page(
    dossier: Dossier,
    review: Review | None = None,
    made: date | None = None,
    monitored: Monitored | None = None,
    bargaining: Bargaining | None = None,
) -> str:
    """Return the report on an agreement as one page, with the timeline where it was monitored.

    With `bargaining` it tells what could be agreed. `made` is the day that it bears, if any.
    """
    file, agreement = dossier.file, dossier.agreement
    review = review or dossier.review
    anchors = Anchors(file)
    found = dependencies(agreement)
    labels = [label for a in file.articles for label in (a.label, *(r.label for r in a.readings))]
    hyperlinks = Hyperlinks()
    return render(
        "report.html.jinja",
        About.of(file),
        hyperlinks,
        made,
        file=file,
        front={k: words for k, words in file.front.items() if k not in {"title", "lang"}},
        language=file.front.get("lang", ""),
        columns=tuple(Column),
        Outcome=Outcome,
        summary=summarise(dossier, review),
        articles=_articles(dossier, review, anchors),
        general=_elsewhere(file, (*dossier.mistakes, *review.findings)),
        titles={o.rule.code: o.rule.title for o in review.outcomes},
        rows=matrix(agreement),
        dependencies=found,
        drawings=drawings(labels, found, anchors),
        anchors=anchors,
        review=review,
        questions=[f for f in review.findings if f.state is State.QUESTION],
        open_norms=[norm for norm in agreement.norms if norm.holes],
        positions=_statements(file.positions, anchors),
        reports=_statements(file.reports, anchors),
        provenance=_statements(file.provenance, anchors),
        timeline=timeline(monitored, agreement) if monitored else None,
        bargaining=bargaining,
    )


def monitor_page(dossier: Dossier, monitored: Monitored, made: date | None = None) -> str:
    """Return the verdicts over time, and the reports behind them, as a page."""
    return render(
        "monitor.html.jinja",
        About.of(dossier.file),
        Hyperlinks(),
        made,
        timeline=timeline(monitored, dossier.agreement),
        bargaining=None,
        anchors=None,
    )


def matrix_page(dossier: Dossier, made: date | None = None) -> str:
    """Return the matrix alone as a page."""
    return render(
        "matrix.html.jinja",
        About.of(dossier.file),
        Hyperlinks(),
        made,
        columns=tuple(Column),
        rows=matrix(dossier.agreement),
        anchors=None,
        timeline=None,
        bargaining=None,
    )


def _articles(dossier: Dossier, review: Review, anchors: Anchors) -> list[ArticleShown]:
    file = dossier.file
    coverage, confirmed, findings = defaultdict(list), defaultdict(list), defaultdict(list)
    norms: dict[int, list[Norm]] = defaultdict(list)
    for covered in dossier.coverage.wordings:
        coverage[covered.article].append(covered)
    for norm in dossier.agreement.norms:
        norms[id(norm.reading)].append(norm)
    for mark in file.marks:
        if isinstance(mark, Confirmation):
            confirmed[mark.clause].append(mark)
    for finding in (*dossier.mistakes, *review.findings, *review.to_settle, *review.answered):
        article = file.article_of(finding.clause or "")
        if article is not None:
            findings[article.label].append(finding)
    maker = ArticleMaker(anchors, coverage, norms, confirmed, findings)
    first: set[str] = set()
    shown = []
    for article in file.articles:
        anchor = None if article.label in first else anchors.of_article(article.label)
        first.add(article.label)
        shown.append(maker.show(article, anchor))
    return shown


def _elsewhere(file: PactFile, findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that belong to no article: on the text as a whole, or on the file."""
    return [f for f in findings if file.article_of(f.clause or "") is None]


def _statements(said: Iterable[Said], anchors: Anchors) -> list[tuple[Run, ...]]:
    """Return each statement in runs; what could not be read stands as written."""
    shown = []
    for each in said:
        texts = [format_statement(statement) for statement in each.statements]
        shown += [pact_runs(text, anchors) for text in texts or [" ".join(each.text.split())]]
    return shown
