"""A pact file goes to Word and comes back: nothing is lost, and what was changed in Word is in it.

“Nothing is lost” means: where nothing was changed in Word, the file comes back letter for letter;
where a program has dropped the pact file that a Word file carries, every part of it comes back
with the same words: header, headings, articles' words by wording, readings, marks, remarks,
declarations, positions, reports and sources. Lines may then end elsewhere.
"""

import io
import re
import zipfile
from pathlib import Path

import pytest
from exchange.pact_in_word import SMALL, changed, pact, word
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from servanda.dossier import open_dossier
from servanda.exchange.docx.passages import passages_of
from servanda.exchange.docx.returning import pact_from_word
from servanda.exchange.docx.writing import write_word
from servanda.exchange.opening import document_from
from servanda.findings import Text
from servanda.instrument.document import BlockKind
from servanda.instrument.from_text import read_pact
from servanda.instrument.pact_file import PactFile

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/*.pact.md"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def without_the_part(data: bytes) -> bytes:
    anew = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(anew, "w") as new:
        for name in old.namelist():
            if not name.startswith("customXml/item2"):
                new.writestr(name, old.read(name))
    return anew.getvalue()


def even(words: str) -> str:
    return " ".join(words.split())


def parts_of(file: PactFile) -> dict[str, object]:
    """Gather every part of a pact file with its words, wherever its lines end."""
    return {
        "header": file.front,
        "articles": [(a.label, a.heading) for a in file.articles],
        "words": [[(w.name, even(w.words)) for w in a.wordings] for a in file.articles],
        "readings": [
            sorted((r.label, r.rival or "", r.proposed, even(r.text)) for r in a.readings)
            for a in file.articles
        ],
        "set aside": [sorted((s.quotes, s.reason) for s in a.set_aside) for a in file.articles],
        "remarks": [
            sorted((r.author, r.about, even(r.words)) for r in a.remarks) for a in file.articles
        ],
        "remarks on the whole": [(r.author, even(r.words)) for r in file.remarks],
        "marks": sorted(map(repr, file.marks)),
        "declarations": file.declarations,
        "said": [(s.section, even(s.text)) for s in file.said],
        "sources": [(s.label, even(s.words)) for s in file.sources],
        "commentary": [even(p.shown.text) for p in passages_of(file.text).body],
    }


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_comes_back_letter_for_letter(path: Path) -> None:
    dossier, _ = open_dossier(path)
    assert dossier is not None
    data, findings = write_word(dossier.file)
    assert findings == ()
    assert pact_from_word(data, "x.docx") == (dossier.text.content, ())


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_comes_back_from_what_word_shows_alone(path: Path) -> None:
    dossier, _ = open_dossier(path)
    assert dossier is not None
    text, findings = pact_from_word(without_the_part(write_word(dossier.file)[0]), "x.docx")
    assert [f.code for f in findings] == ["nothing-carried"]
    assert text is not None
    back = read_pact(Text(dossier.text.name, text), dossier.base.file if dossier.base else None)
    assert parts_of(back) == parts_of(dossier.file)
    assert back.findings == ()


def test_a_redline_comes_back_as_the_new_draft() -> None:
    old = pact(
        SMALL.replace("before each winter", "once a year").replace("## Article 2", "## Article 3")
    )
    data, _ = write_word(pact(), old)
    assert pact_from_word(data, "x.docx") == (SMALL, ())


EDITS: dict[str, tuple[str, tuple[str, str], tuple[str, str], str]] = {
    "words of an article": (
        "word/document.xml",
        ("before each winter", "after each winter"),
        ("> before each winter.", "> after each winter."),
        "Changed in Word, “Article 1 Toll”: “before” became “after”.",
    ),
    "words across the end of a line": (
        "word/document.xml",
        ("> before"[2:], "soon, and at the latest before"),
        ("the toll\n> before each", "the toll\n> soon, and at the latest before each"),
        "Changed in Word, “Article 1 Toll”: “” became “soon, and at the latest ”.",
    ),
    "a heading": (
        "word/document.xml",
        ("Article 1 Toll", "Article 1 Tolls"),
        ("## Article 1 Toll\n", "## Article 1 Tolls\n"),
        "Changed in Word, “Article 1 Tolls”: “Toll” became “Tolls”.",
    ),
    "a reading": (
        "word/comments.xml",
        ("[1.a] Brell must mend the pier", "[1.a] Brell may mend the pier"),
        ("[1.a] Brell must mend", "[1.a] Brell may mend"),
        "Changed in Word, “Article 1 Toll”: “must” became “may”.",
    ),
    "a remark": (
        "word/comments.xml",
        ("say which winter.", "say which of the winters."),
        ("say which winter.", "say which of the winters."),
        "Changed in Word, “Article 1 Toll”: “winter” became “of the winters”.",
    ),
    "the header": (
        "word/document.xml",
        ("2026-02-01", "2026-02-02"),
        ("title: The Alder crossing\npublished: 2026-02-01",
         'title: "The Alder crossing"\npublished: "2026-02-02"'),
        "Changed in Word: The header was changed.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", EDITS)
def test_an_edit_in_word_wins_and_is_told(case: str) -> None:
    member, (old, new), (before, after), told = EDITS[case]
    assert before in SMALL
    text, (finding,) = pact_from_word(
        changed(word(), member, lambda xml: xml.replace(old, new)), "x.docx"
    )
    assert text == SMALL.replace(before, after, 1)
    assert (finding.code, finding.message) == ("changed-in-word", told)


def tracked(xml: str) -> str:
    """Let Ann strike “each” and put “every” in its place, as Word tracks it."""
    run = re.search(r"<w:r>(?:(?!<w:r>).)*?before each winter\..*?</w:r>", xml)
    assert run is not None
    by = 'w:id="900" w:author="Ann" w:date="2026-03-01T10:00:00Z"'
    cut = run[0].replace("before each winter.", "before ")
    return xml.replace(
        run[0],
        f'{cut}<w:del {by}><w:r><w:delText xml:space="preserve">each</w:delText></w:r></w:del>'
        f"<w:ins {by}><w:r><w:t>every</w:t></w:r></w:ins>"
        '<w:r><w:t xml:space="preserve"> winter.</w:t></w:r>',
    )


def test_tracked_changes_are_taken_as_made_and_told() -> None:
    content = SMALL.replace('[set aside "before each winter", a season]\n\n', "")
    text, findings = pact_from_word(changed(word(content), "word/document.xml", tracked), "x.docx")
    assert text == content.replace("each winter", "every winter", 1)
    assert [f.code for f in findings] == ["tracked-changes", "changed-in-word"]
    assert "Ann" in findings[0].message


def paragraphs(xml: str) -> etree._Element:
    return etree.fromstring(xml.encode())


def written(root: etree._Element) -> str:
    return etree.tostring(root, encoding="unicode")


def paragraph_with(root: etree._Element, words: str) -> etree._Element:
    return next(p for p in root.iter(f"{W}p") if words in "".join(map(str, p.itertext())))


def without_commentary(xml: str) -> str:
    root = paragraphs(xml)
    gone = paragraph_with(root, "Nobody has said.")
    above = gone.getparent()
    assert above is not None
    above.remove(gone)
    return written(root)


def with_a_paragraph(xml: str) -> str:
    root = paragraphs(xml)
    after = paragraph_with(root, "shall mend the pier")
    new = etree.fromstring(etree.tostring(after))
    for child in list(new)[1:]:
        new.remove(child)
    run = etree.SubElement(new, f"{W}r")
    etree.SubElement(run, f"{W}t").text = "(b) Arden shall look on."
    after.addnext(new)
    return written(root)


def test_a_paragraph_that_is_gone_or_new_is_so_in_the_file() -> None:
    text, _ = pact_from_word(changed(word(), "word/document.xml", without_commentary), "x.docx")
    assert text == SMALL.replace("Nobody has said.\n\n", "")
    text, (finding,) = pact_from_word(
        changed(word(), "word/document.xml", with_a_paragraph), "x.docx"
    )
    line = "> (a) Brell shall mend the pier.\n"
    assert text == SMALL.replace(line, f"{line}>\n> (b) Arden shall look on.\n")
    assert finding.message == (
        "Changed in Word, “Article 1 Toll”: “(b) Arden shall look on.” was put in."
    )


def with_a_comment(xml: str) -> str:
    said = "<w:p><w:r><w:t>Who counts the days?</w:t></w:r></w:p>"
    comment = f'<w:comment w:id="77" w:author="B. Counsel" w:initials="BC">{said}</w:comment>'
    return xml.replace("</w:comments>", f"{comment}</w:comments>")


def hung(xml: str) -> str:
    root = paragraphs(xml)
    where = paragraph_with(root, "The pier is mended")
    run = etree.SubElement(where, f"{W}r")
    etree.SubElement(run, f"{W}commentReference").set(f"{W}id", "77")
    return written(root)


def test_a_comment_made_in_word_becomes_a_remark_on_its_article() -> None:
    data = changed(changed(word(), "word/comments.xml", with_a_comment), "word/document.xml", hung)
    text, (finding,) = pact_from_word(data, "x.docx")
    assert text is not None
    article = next(a for a in pact(text).articles if a.label == "2")
    assert [(r.author, r.words) for r in article.remarks] == [
        ("B. Counsel", "Who counts the days?")
    ]
    assert text.replace("\n\nRemark by B. Counsel: Who counts the days?", "") == SMALL
    assert finding.code == "changed-in-word"


def test_an_answer_to_a_reading_becomes_a_remark_on_its_clause() -> None:
    def answered(xml: str) -> str:
        said = '<w:p w14:paraId="20000000"><w:r><w:t>By whom?</w:t></w:r></w:p>'
        comment = f'<w:comment w:id="77" w:author="B. Counsel">{said}</w:comment>'
        return xml.replace("</w:comments>", f"{comment}</w:comments>")

    def threaded(xml: str) -> str:
        parent = 'w15:paraId="20000000" w15:paraIdParent="10000001"'
        return xml.replace("</w15:commentsEx>", f"<w15:commentEx {parent}/></w15:commentsEx>")

    data = changed(word(), "word/comments.xml", answered)
    data = changed(data, "word/commentsExtended.xml", threaded)
    text, _ = pact_from_word(changed(data, "word/document.xml", hung), "x.docx")
    assert text is not None
    assert "Remark by B. Counsel on 1.a: By whom?" in text


def test_a_comment_that_is_gone_takes_its_reading_with_it() -> None:
    def without(xml: str) -> str:
        return re.sub(
            r'<w:comment w:id="\d+"(?:(?!</w:comment>).)*?\[1\.a\].*?</w:comment>', "", xml
        )

    text, (finding,) = pact_from_word(changed(word(), "word/comments.xml", without), "x.docx")
    assert text is not None
    assert [r.label for r in pact(text).readings] == ["1", "2"]
    assert "was taken out" in finding.message


def test_a_file_that_was_never_exported_is_not_taken_back() -> None:
    from exchange.word_files import paragraph, word_file  # noqa: PLC0415 - only here

    text, (finding,) = pact_from_word(word_file(paragraph("A shall pay.")), "x.docx")
    assert text is None
    assert finding.code == "not-exported"


WORDS = re.compile(r"(<w:t [^>]*>)([^<]*)(</w:t>)")


@given(st.data())
@settings(max_examples=30, deadline=None)
def test_whatever_words_are_changed_in_word_none_is_lost_in_silence(data: st.DataObject) -> None:
    """Any run may be changed: the file shows it as Word does, or the user is told where not."""

    def change(xml: str) -> str:
        runs = list(WORDS.finditer(xml))
        chosen = data.draw(st.lists(st.sampled_from(range(len(runs))), min_size=1, max_size=3))
        for at in sorted(set(chosen), reverse=True):
            run = runs[at]
            words = run[2].split(" ")
            place = data.draw(st.integers(0, len(words) - 1))
            words[place] = data.draw(st.sampled_from(["", "and", "not 5", "a — b", "“no”"]))
            xml = xml[: run.start(2)] + " ".join(words) + xml[run.end(2) :]
        return xml + "<!-- saved -->"

    edited = changed(word(), "word/document.xml", change)
    document, _ = document_from(edited, "x.docx")
    text, findings = pact_from_word(edited, "x.docx")
    assert document is not None
    assert text is not None
    blocks = [block for block in document.blocks if block.kind is not BlockKind.TABLE_ROW]
    wanted = " ".join(block.text for block in blocks)
    shown = " ".join(passage.shown.text for passage in passages_of(Text("", text)).body)
    told = "taken-back-otherwise" in [f.code for f in findings]
    assert told or wanted == shown


def test_quotations_below_each_other_come_back_without_a_word() -> None:
    text = SMALL + "\n## Words outside\n\n> The Parties,\n\n> Recalling the past,\n\n> Agree.\n"
    assert pact_from_word(word(text), "a.docx") == (text, ())
