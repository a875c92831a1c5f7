"""A mapping file says what columns hold; mistakes in it are told with their line."""

from pathlib import Path

import pytest
from exchange.feeds.feed_files import MAPPING, mapping_of, outcome

from servanda.evidence.claim import ClaimKind, Grade
from servanda.exchange.feeds import LAYOUTS, layout, mapping_from, open_mapping
from servanda.findings import Text
from servanda.vocabulary.instance import Instance


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_layouts_of_the_package_are_mapping_files(name: str) -> None:
    assert layout(name).name == name
    assert layout(name).used()


@pytest.mark.parametrize(
    ("words", "code", "line"),
    [
        ("name: x\ntime: a\nactt: attack\n", "mapping-unknown-entry", 3),
        ("name: x\nact: attack\n", "mapping-incomplete", 1),
        ("time: a\nact: attack\n", "mapping-incomplete", 1),
        ("name: x\ntime: a\n", "mapping-incomplete", 1),
        ("name: x\ntime: a\nact: attack\nmeasure: m\n", "mapping-incomplete", 1),
        ("name: x\ntime: {form: a}\nact: attack\n", "mapping-unknown-entry", 2),
        ("name: x\ntime: [a, b]\nact: attack\n", "mapping-unreadable", 2),
        ("name: x\ntime: {column: a, format: soon}\nact: attack\n", "mapping-unreadable", 2),
        ("name: x\ntime: {column: a, format: '%H:%M'}\nact: attack\n", "no-zone", 2),
        ("name: x\ntime: {column: a, format: '%d/%m'}\nact: attack\n", "mapping-unreadable", 2),
        ("name: x\ntime: {column: a, format: '%Q'}\nact: attack\n", "mapping-unreadable", 2),
        ("name: x\ntime: {column: a, zone: Nowhere/Land}\nact: attack\n", "mapping-unreadable", 2),
        ("name: x\ntime: a\nact: attack\nsubject: {identity: a}\n", "mapping-unreadable", 4),
        ("name: x\ntime: a\nact: attack\nquantity: {low: a}\n", "mapping-unreadable", 4),
        ("name: x\ntime: a\nact: attack\nnegated: perhaps\n", "mapping-unreadable", 4),
        ("name: x\ntime: a\nact: attack\nseparator: '::'\n", "mapping-unreadable", 4),
        ("name: x\ntime: a\nact: attack\nencoding: klingon\n", "mapping-unreadable", 4),
        ("name: x\ntime: a\nact: attack\nlike: nothing\n", "mapping-unknown-entry", 4),
        ("name: x\nname: y\ntime: a\nact: attack\n", "mapping-unreadable", 2),
        ("- a\n- b\n", "mapping-unreadable", 1),
        ("name: [x\n", "mapping-unreadable", 2),
        ("", "mapping-unreadable", 1),
    ],
)
def test_a_mistake_is_told_where_it_stands(words: str, code: str, line: int) -> None:
    mapping, findings = mapping_from(Text("m.yaml", words))
    assert mapping is None
    assert [finding.code for finding in findings] == [code]
    assert findings[0].span is not None
    assert findings[0].span.line == line


def test_a_misspelt_entry_has_its_likeliest_meaning_beside_it() -> None:
    _, findings = mapping_from(Text("m.yaml", "name: x\ntime: a\nact: attack\nsubjekt: b\n"))
    assert "Did you mean “subject”?" in findings[0].message


def test_a_mapping_file_that_is_not_there(tmp_path: Path) -> None:
    mapping, findings, _ = open_mapping(tmp_path / "none.yaml")
    assert mapping is None
    assert [finding.code for finding in findings] == ["cannot-open"]


def test_one_row_may_make_several_claims(tmp_path: Path) -> None:
    mapping = """\
name: log
time: {column: t, format: seconds}
subject: {name: prisoner, identity: id}
claims:
  - {where: {k: s}, act: attack}
  - where: {k: s}
    measure: strength of forces
    quantity: {figure: n, unit: personnel}
  - {where: {k: h}, event: handover, subject: {column: who, optional: yes}}
"""
    found = outcome(tmp_path, "t,k,id,n,who\n5,s,17,400,\n6,h,,,\n7,x,,,\n", mapping)
    act, measure, event = found.claims
    assert act.subject == measure.subject == Instance("prisoner", "17")
    assert (act.report, measure.report, event.report) == ("log:1", "log:1", "log:2")
    assert measure.kind is ClaimKind.MEASURE
    assert measure.quantity is not None
    assert measure.quantity.high == 400
    assert (event.kind, event.what) == (ClaimKind.EVENT, "handover")
    assert (found.account.rows, found.account.claims, found.account.no_concern) == (3, 3, 1)


def test_everything_that_a_claim_can_hold(tmp_path: Path) -> None:
    mapping = """\
name: log
event id: id
time: {from: from, to: to}
reported: {column: told, format: "%d/%m/%Y"}
act: {column: what, codes: {hit: attack}}
negated: {column: denied, values: [yes]}
finding: yes
subject: {column: who}
object: {columns: [whom, whom country], optional: yes}
roles: {at: {name: Northport}}
times: count
teller: {column: says}
author: A ministry
sources: {column: sources, separator: ";"}
received from: A desk
quotes: {column: words}
grades:
  - {reliability: {column: rel}, credibility: "2", rater: A. Reader}
  - {reliability: C}
keep:
  count: {at least: 1, at most: 9}
  says: {not: [Rumour]}
"""
    rows = (
        "id,from,to,told,what,denied,who,whom,whom country,count,says,sources,words,rel\n"
        "e1,2026-03-01,2026-03-02,03/03/2026,hit,yes,NOR,Mr X,SOU,3,SOU,a; b;;a,So it was,B\n"
        "e1,2026-03-01,2026-03-02,03/03/2026,hit,no,NOR,,,1,A paper,,,\n"
        "e2,2026-03-01,2026-03-02,03/03/2026,hit,no,NOR,,,0,A paper,,,\n"
        "e3,2026-03-01,2026-03-02,03/03/2026,hit,no,NOR,,,1,Rumour,,,\n"
    )
    found = outcome(tmp_path, rows, mapping)
    full, bare = found.claims
    assert full.negated
    assert full.finding
    assert full.role("") == Instance("Southland")
    assert full.role("at") == Instance("Northport")
    assert (full.times, full.teller, full.author) == (3, "Southland", "A ministry")
    assert full.sources == ("a", "b")
    assert full.received_from == ("A desk",)
    assert full.quotes == ("So it was",)
    assert full.grades == (Grade("B", "2", "A. Reader"), Grade("C", None, None))
    assert full.event == bare.event == "log:e1"
    assert not bare.negated
    assert (bare.times, bare.teller, bare.sources, bare.quotes) == (1, "A paper", (), ())
    assert found.account.left_out == 2


def test_a_layout_can_be_taken_over_and_changed() -> None:
    own = mapping_of("like: ucdp\nname: ours\nteller: Our desk\n")
    assert own.used() == layout("ucdp").used()
    assert own.claims[0].teller != layout("ucdp").claims[0].teller
    assert own.name == "ours"


def test_what_the_agreement_has_no_word_for_is_said_and_read_past(tmp_path: Path) -> None:
    mapping = MAPPING.replace("{column: what}", "atack").replace("{column: who}", "Nortland")
    found = outcome(tmp_path, "when,what,who\n2026-03-01,attack,Northland\n", mapping)
    assert found.table.height == 0
    assert found.account.no_concern == 1
    assert [f.code for f in found.findings] == ["mapping-undeclared"] * 2
    messages = " ".join(f.message for f in found.findings)
    assert "Did you mean “attack”?" in messages
    assert "Did you mean “Northland”?" in messages
