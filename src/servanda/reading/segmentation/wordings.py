"""The same articles in several languages: each language becomes a wording of one article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import islice
from typing import TypeVar, cast

from servanda.findings import Finding, Severity
from servanda.instrument.document import Annotation, Block, Document
from servanda.reading.segmentation.draft import Article, Draft, Extract, Wording
from servanda.reading.segmentation.languages import language_of
from servanda.reading.segmentation.markers import division_at_head
from servanda.reading.segmentation.side_by_side import LANGUAGE_LOOK

_LEAST_SHARE = 0.2
_LEAST_SHARED = 0.5
_SHORTEST = 25
# Two languages that share a document evenly enough show in so many of its blocks.
_SAMPLE = 60
_DIGITS = re.compile(r"\d+|[IVXL]+\b")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Language:
    """The blocks of a document that are in one language, by number."""

    name: str
    blocks: tuple[int, ...]


def languages_apart(blocks: Sequence[Block]) -> tuple[Language, ...]:
    """Return the languages that share a document, each with its blocks; none where there is one."""
    spoken = [block for block in blocks if len(block.text) >= _SHORTEST]
    sampled = spoken[:: max(1, len(spoken) // _SAMPLE)]
    if len({language for block in sampled if (language := _told(block))}) < 2:  # noqa: PLR2004
        return ()
    told = [_told(block) for block in blocks]
    size: Counter[str] = Counter()
    for language, block in zip(told, blocks, strict=True):
        if language:
            size[language] += len(block.text)
    whole = sum(size.values())
    many = [name for name, count in size.items() if count >= _LEAST_SHARE * whole]
    if len(many) < 2:  # noqa: PLR2004 - two languages
        return ()
    settled = _settled([name if name in many else None for name in told], blocks)
    return tuple(
        Language(name, tuple(i for i, language in enumerate(settled) if language == name))
        for name in dict.fromkeys(settled)
    )


def only(document: Document, language: Language) -> Document:
    """Return the document with the blocks of one language."""
    number = {old: new for new, old in enumerate(language.blocks)}

    def moved(annotation: Annotation) -> Annotation:
        return replace(annotation, block=number[cast("int", annotation.block)])

    return replace(
        document,
        blocks=tuple(document.blocks[i] for i in language.blocks),
        annotations=tuple(moved(a) for a in document.annotations if a.block in number),
    )


def say_the_same(drafts: Sequence[Draft]) -> bool:
    """Whether every draft has articles, and most of their labels are shared."""
    labels = [{article.label for article in draft.articles} for draft in drafts]
    shared = set.intersection(*labels) if labels else set()
    return all(found and len(shared) >= _LEAST_SHARED * len(found) for found in labels)


def merged(document: Document, names: Sequence[str], drafts: Sequence[Draft]) -> Draft:
    """Put the drafts of several languages into one; the first language's order stays."""
    shifted: list[Draft] = []
    blocks: list[Block] = []
    annotations: list[Annotation] = [a for a in document.annotations if a.block is None]
    for draft in drafts:
        by = len(blocks)
        shifted.append(_shifted(draft, by))
        blocks += draft.document.blocks
        annotations += [
            replace(a, block=a.block + by)
            for a in draft.document.annotations
            if a.block is not None
        ]
    first, *others = shifted
    whole = replace(document, blocks=tuple(blocks), annotations=tuple(annotations))
    articles = [_with_wordings(article, names, shifted) for article in first.articles]
    known = {article.label for article in articles}
    alone = [
        replace(article, wordings=(_wording(name, article),))
        for name, other in zip(names[1:], others, strict=True)
        for article in other.articles
        if article.label not in known
    ]
    headings = (*first.headings, *(e for draft in others for e in _headings(draft)))
    findings = tuple(dict.fromkeys(f for draft in shifted for f in draft.findings))
    return replace(
        first,
        document=whole,
        articles=(*articles, *alone),
        headings=headings,
        remarks=_all(shifted, lambda draft: draft.remarks),
        preamble=_all(shifted, lambda draft: draft.preamble),
        closing=_all(shifted, lambda draft: draft.closing),
        signatures=_all(shifted, lambda draft: draft.signatures),
        divisions=_all(shifted, lambda draft: draft.divisions),
        contents=_all(shifted, lambda draft: draft.contents),
        notes=_all(shifted, lambda draft: draft.notes),
        furniture=_all(shifted, lambda draft: draft.furniture),
        unplaced=_all(shifted, lambda draft: draft.unplaced),
        provenance=_all(shifted, lambda draft: draft.provenance),
        findings=(*findings, *map(_alone, alone)),
    )


def _all(drafts: Sequence[Draft], part: Callable[[Draft], tuple[T, ...]]) -> tuple[T, ...]:
    return tuple(each for draft in drafts for each in part(draft))


def _headings(draft: Draft) -> list[Extract]:
    """Return the headings of a further language, its title among them."""
    stated = (draft.title, draft.byline, draft.published)
    return [*draft.headings, *(s.words for s in stated if s and s.words)]


def _alone(article: Article) -> Finding:
    (wording,) = article.wordings
    message = f"Article {article.label} stands in {wording.name} only."
    span = next((extract.place.span for extract in article.extracts()), None)
    return Finding(
        "article-in-one-language", Severity.MEDIUM, message, span=span, clause=article.label
    )


def _with_wordings(article: Article, names: Sequence[str], drafts: Sequence[Draft]) -> Article:
    found = [
        _wording(name, other)
        for name, draft in zip(names, drafts, strict=True)
        for other in draft.articles
        if other.label == article.label
    ]
    return replace(article, wordings=tuple(found))


def _wording(name: str, article: Article) -> Wording:
    return Wording(name, article.words, article.number, article.heading, article.sub_points)


def _told(block: Block) -> str | None:
    if block.look.startswith(LANGUAGE_LOOK):
        return block.look.removeprefix(LANGUAGE_LOOK).replace("_", " ")
    return language_of(block.text) if len(block.text) >= _SHORTEST else None


def _settled(told: Sequence[str | None], blocks: Sequence[Block]) -> list[str]:
    """Give blocks that do not tell their language that of the next one that does.

    Where two in a row bear the same number (a heading in each language), and the two after them
    differ, each goes with one of those.
    """
    found = list(told)
    for i in range(len(told) - 1):
        if told[i] is None and told[i + 1] is None and _alike(blocks[i], blocks[i + 1]):
            following = (told[j] for j in range(i + 2, len(told)) if told[j])
            one, other = [*islice(following, 2), None, None][:2]
            if other and one != other:
                found[i], found[i + 1] = one, other
    later = next(language for language in reversed(found) if language)
    settled = []
    for language in reversed(found):
        later = language or later
        settled.append(later)
    return settled[::-1]


def _alike(one: Block, other: Block) -> bool:
    """Whether both bear the same number."""
    heads = division_at_head(one), division_at_head(other)
    if heads[0] and heads[1]:
        return heads[0].value == heads[1].value
    numbers = _DIGITS.findall(one.text)
    return bool(numbers) and numbers == _DIGITS.findall(other.text)


def _shifted(value: T, by: int) -> T:
    """Return a value with the block numbers of all extracts in it moved."""
    if isinstance(value, Extract):
        return replace(value, block=value.block + by)
    if isinstance(value, tuple):
        return cast("T", tuple(_shifted(each, by) for each in value))
    if is_dataclass(value) and not isinstance(value, type | Document):
        changed = {f.name: _shifted(getattr(value, f.name), by) for f in fields(value)}
        return replace(value, **changed)
    return value
