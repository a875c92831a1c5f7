"""From a document to a draft: each step is named for what it finds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from servanda.instrument.document import Block, Document
from servanda.reading.segmentation.annotations import with_annotations
from servanda.reading.segmentation.articles import articles_of
from servanda.reading.segmentation.bodies import layout_of
from servanda.reading.segmentation.checks import findings_on, no_agreement
from servanda.reading.segmentation.commentary import somebody_comments
from servanda.reading.segmentation.cutting import cut_at_beginnings
from servanda.reading.segmentation.definitions import definitions_in
from servanda.reading.segmentation.divisions import divisions_of
from servanda.reading.segmentation.draft import Announced, Draft, Extract, Furniture, Note
from servanda.reading.segmentation.extracts import part
from servanda.reading.segmentation.front import front_of
from servanda.reading.segmentation.furniture import page_line
from servanda.reading.segmentation.instrument_roles import roles_of
from servanda.reading.segmentation.judgement import judge
from servanda.reading.segmentation.layout import Layout
from servanda.reading.segmentation.page_facts import announced_in
from servanda.reading.segmentation.provenance import provenance_in
from servanda.reading.segmentation.remarks import remarks_in
from servanda.reading.segmentation.roles import Judgement, Role
from servanda.reading.segmentation.side_by_side import with_columns_of_languages
from servanda.reading.segmentation.stated import (
    stated_layout,
    stated_roles,
    without_quoted_numbers,
)
from servanda.reading.segmentation.states import with_states
from servanda.reading.segmentation.tables import with_points_of_tables
from servanda.reading.segmentation.unnumbered import unnumbered_layout
from servanda.reading.segmentation.wordings import languages_apart, merged, only, say_the_same


def segment(document: Document, progress: Callable[[str], None] = lambda _: None) -> Draft:
    """Take a document apart into the agreement's words and what others say about them.

    Where it gives the same articles in several languages, each is a wording of them, and so is each
    state of its tracked changes in which they differ. `progress` is told what is being read.
    """
    progress("the document")
    draft = _in_its_languages(document)
    states = []
    for state in document.states:
        progress(state.name)
        states.append((state.name, _in_its_languages(state.document)))
    return with_annotations(with_states(draft, states))


def _in_its_languages(document: Document) -> Draft:
    draft = _read(with_points_of_tables(with_columns_of_languages(document)))
    apart = languages_apart(draft.document.blocks) if draft.articles else ()
    # Readings are made of English words: where there are some, they are the article's first.
    languages = sorted(apart, key=lambda language: language.name != "English")
    drafts = [_read(only(draft.document, language)) for language in languages]
    if not drafts or not say_the_same(drafts):
        return draft
    return merged(draft.document, [language.name for language in languages], drafts)


def _read(document: Document) -> Draft:
    stated = stated_layout(document.blocks)
    layout = stated or layout_of(document.blocks) or unnumbered_layout(document.blocks)
    if layout is None:
        return _without_agreement(document)
    document, layout = cut_at_beginnings(document, layout)
    if stated is not None:
        layout = without_quoted_numbers(layout, document.blocks)
    front = front_of(document, layout.starts[0].block)
    judgements = _judgements(document.blocks, layout, stated=stated is not None)
    articles = articles_of(document.blocks, layout, judgements)
    author = front.byline.value if front.byline else None
    told = {i for i in range(len(document.blocks)) if i not in front.blocks}
    by_role = _by_role(document, judgements, told)
    remarks = remarks_in(document, layout, judgements, articles, front)
    furniture = [Furniture(e, judgements[e.block].because) for e in by_role[Role.FURNITURE]]
    draft = Draft(
        document=document,
        title=front.title,
        byline=front.byline,
        published=front.published,
        articles=articles,
        remarks=remarks,
        preamble=tuple(by_role[Role.PREAMBLE]),
        closing=tuple(by_role[Role.CLOSING]),
        signatures=tuple(by_role[Role.SIGNATURE]),
        headings=tuple(by_role[Role.HEADING]),
        divisions=divisions_of(document.blocks, layout, judgements),
        contents=tuple(by_role[Role.CONTENTS]),
        notes=tuple(Note(e.text, None, e.place, (e,)) for e in by_role[Role.NOTE]),
        furniture=(*front.furniture, *furniture),
        provenance=provenance_in([*front.via, *(e for r in remarks for e in r.words)], author),
    )
    draft = replace(draft, announced=_announced(draft), definitions=definitions_in(draft.articles))
    draft = replace(draft, unplaced=_unplaced(draft))
    return replace(draft, findings=tuple(findings_on(draft, layout)))


def _judgements(blocks: Sequence[Block], layout: Layout, *, stated: bool) -> list[Judgement]:
    """Give every block its role, by whichever evidence the text offers."""
    if stated:
        return stated_roles(blocks, layout)
    return (judge if somebody_comments(blocks, layout) else roles_of)(blocks, layout)


def _without_agreement(document: Document) -> Draft:
    front = front_of(document, len(document.blocks))
    words = [
        e
        for i in range(len(document.blocks))
        if i not in front.blocks and (e := part(document.blocks, i))
    ]
    lines = {e.block: why for e in words if (why := page_line(document.blocks[e.block]))}
    return Draft(
        document,
        front.title,
        front.byline,
        front.published,
        furniture=(
            *front.furniture,
            *(Furniture(e, lines[e.block]) for e in words if e.block in lines),
        ),
        unplaced=tuple(e for e in words if e.block not in lines),
        findings=(no_agreement(document),),
    )


def _by_role(
    document: Document, judgements: Sequence[Judgement], told: set[int]
) -> dict[Role, list[Extract]]:
    found: dict[Role, list[Extract]] = {role: [] for role in Role}
    for i, judgement in enumerate(judgements):
        if i in told and (words := part(document.blocks, i)):
            found[judgement.role].append(words)
    return found


def _announced(draft: Draft) -> Announced | None:
    texts = [draft.title.value] if draft.title else []
    texts += [remark.text for remark in draft.general_remarks]
    texts += [extract.text for extract in (*draft.headings, *draft.preamble)]
    return next((found for text in texts if (found := announced_in(text))), None)


def _unplaced(draft: Draft) -> tuple[Extract, ...]:
    """List what no step took, so that nothing is lost in silence."""
    taken: dict[int, list[tuple[int, int]]] = {}
    for extract in draft.extracts():
        taken.setdefault(extract.block, []).append((extract.start, extract.end))
    left = []
    for i, block in enumerate(draft.document.blocks):
        begin = 0
        for start, end in [*sorted(taken.get(i, [])), (len(block.text), len(block.text))]:
            if start > begin and (words := part(draft.document.blocks, i, begin, start)):
                left.append(words)
            begin = max(begin, end)
    return tuple(left)
