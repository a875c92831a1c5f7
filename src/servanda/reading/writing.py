"""Writes a draft and what is proposed for it as a pact file."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.instrument.formatting import sentence_lines
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.formatter import (
    INDENT,
    format_declaration,
    format_sentence,
    format_statement,
    wrap,
)
from servanda.instrument.remark_line import remark_line
from servanda.reading.proposals.propose import ProposedClause, ProposedReading, Reason
from servanda.reading.segmentation import Article, Draft, Extract, Remark, Wording


def pact_text(draft: Draft, proposed: ProposedReading) -> str:
    """Return a pact file: every reading in it is marked `?` until a person confirms it."""
    sections = [
        _header(draft),
        [f"# {_title(draft)}", "", *_preface(draft)],
        [
            "## Words used",
            "",
            *(wrap("", format_declaration(d)) for d in proposed.names.declarations()),
        ],
        _general(draft),
        *(_article(draft, article, proposed) for article in draft.articles),
        _statements("How the text became public", proposed.provenance),
        _statements("Positions", proposed.positions),
        _statements("Reports", proposed.reports),
        _sources(draft),
        _outside(draft),
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def _title(draft: Draft) -> str:
    return _one_line(draft.title.value if draft.title else draft.document.name)


def _header(draft: Draft) -> list[str]:
    lines = ["---", f"title: {_yaml(_title(draft))}", "status: proposed reading, not confirmed"]
    if draft.announced:
        lines.append(f"announced points: {draft.announced.number}")
    return [*lines, f"source: {_yaml(_one_line(draft.document.name))}", "---"]


def _preface(draft: Draft) -> list[str]:
    return [
        "Servanda proposed these readings. A `?` after a label says that nobody has confirmed it;",
        "`(not stated)` says that the words leave it open. Compare each with the words above it,",
        f"mend it, and take the `?` away. The source has {len(draft.articles)} articles.",
    ]


def _general(draft: Draft) -> list[str]:
    if not draft.general_remarks:
        return []
    return ["## General remarks", *(line for r in draft.general_remarks for line in _remark(r))]


def _remark(remark: Remark) -> list[str]:
    return ["", remark_line(remark.author, remark.text)]


def _article(draft: Draft, article: Article, proposed: ProposedReading) -> list[str]:
    heading = f" — {_one_line(article.heading.text).rstrip(':')}" if article.heading else ""
    lines = [f"## Article {article.label}{heading}", ""]
    if article.wordings:
        lines += [line for wording in article.wordings for line in _wording(wording)]
    else:
        lines += [_quoted(words) for words in _words(article)]
    for clause in proposed.clauses.get(article.label, ()):
        lines += _reading(clause)
    lines += _numbering(article)
    for note in draft.notes:
        if note.article == article.label:
            lines += ["", f"Note in the source: {_one_line(note.text)}"]
    for remark in draft.remarks_on(article.label):
        lines += _remark(remark)
    return lines


def _wording(wording: Wording) -> list[str]:
    """Name a wording on its first line: a language, or a state of the tracked changes."""
    first, *others = list(_words(wording)) or [""]
    name = _one_line(wording.name).replace("*", "").replace(":", "")
    return [f"> *{name}:* {_one_line(first)}", *map(_quoted, others)]


def _words(article: Article | Wording) -> Iterator[str]:
    """Each sub-point on a line of its own, with the number it bears in the source."""
    numbers = {sub.words[0]: sub.number for sub in article.sub_points if sub.words}
    for extract in article.words:
        number: Extract | None = numbers.get(extract)
        yield f"{number.text} {extract.text}" if number else extract.text


def _numbering(article: Article) -> list[str]:
    """Set the sub-points' own numbers aside: no reading needs them."""
    numbers = [sub.number.text for sub in article.sub_points if sub.number]
    if not numbers:
        return []
    listed = " and ".join(f'"{number}"' for number in dict.fromkeys(numbers))
    return ["", f"[set aside {listed}, numbering]"]


def _reading(clause: ProposedClause) -> list[str]:
    lines: list[str] = []
    if clause.sentences:
        made = map(format_sentence, clause.sentences)
        lines += ["", sentence_lines(f"[{clause.label}]?", INDENT, made)]
        reasons = "; ".join(dict.fromkeys(map(_reason, clause.reasons)))
        lines += ["", f"*Proposed because of {reasons}.*"]
    for unread in clause.unread:
        lines += [
            "",
            f"*Not read in {clause.label}: “{_one_line(unread.words)}”: {unread.because}.*",
        ]
    return lines


def _reason(reason: Reason) -> str:
    """Say why a sentence is proposed, and how sure that is where it has been measured."""
    sure = f" (confidence {reason.confidence:.2f})" if reason.confidence else ""
    return _one_line(reason.because).replace("*", "") + sure


def _statements(heading: str, statements: tuple[s.Statement, ...]) -> list[str]:
    if not statements:
        return []
    return [f"## {heading}", "", *(wrap("-", format_statement(each)) for each in statements)]


def _sources(draft: Draft) -> list[str]:
    facts = [f"file {_one_line(draft.document.name)}"]
    if draft.title:
        facts.append(f"“{_one_line(draft.title.value)}”")
    if draft.byline:
        facts.append(f"by {_one_line(draft.byline.value)}")
    if draft.published:
        facts.append(f"dated {_one_line(draft.published.value)}")
    own = [st.quote.text for st in draft.provenance if not st.according_to]
    facts += [f"which says of itself: {_one_line(words)}" for words in own]
    return ["## Sources", "", f"- S1: {', '.join(facts)}"]


def _outside(draft: Draft) -> list[str]:
    """List what of the source stands in no article: nothing is lost in silence."""
    held = (words for division in draft.divisions for words in division.words)
    listed = [
        *draft.contents, *draft.preamble, *draft.headings, *held, *draft.closing,
        *draft.signatures,
    ]  # fmt: skip
    words = [extract.text for extract in sorted(listed, key=lambda e: (e.block, e.start))]
    words += [note.text for note in draft.notes if note.article is None]
    words += [extract.text for extract in draft.unplaced]
    if not words:
        return []
    quoted = [line for each in words for line in ("", _quoted(each))]
    return ["## Words of the source outside its articles", *quoted]


def _quoted(words: str) -> str:
    """Quote words on one line. A second blank keeps `*English:*` from naming a wording."""
    line = _one_line(words)
    return f">  {line}" if line.startswith("*") else f"> {line}"


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _yaml(words: str) -> str:
    """Quote a header value, so that its colons and marks mean nothing."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
