"""Whatever words a clause has: proposals quote it, parse, and know no party by its name."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.instrument.pact.formatter import format_sentence
from servanda.instrument.pact.lexicon import build_lexicon
from servanda.instrument.pact.parser import parse_reading
from servanda.instrument.quotation import find_quotation
from servanda.reading.clauses import read_clause
from servanda.reading.proposals.from_frames import proposals_of
from servanda.reading.proposals.gathering import Proposal, Unread
from servanda.reading.proposals.names import NameList

OPENINGS = (
    "", "If Norland attacks Sudland, ", "Subject to Article 3, ", "Within ten (10) days, ",
    "Until the Council decides otherwise, ", "In no case ", "Where the truce fails, ",
)  # fmt: skip
SUBJECTS = (
    "Norland", "Sudland", "Norland and Sudland", "neither Norland nor Sudland", "each Party",
    "no Party", "the Commission", "it", "they", "the size of the army", "the guarantee",
    "this Agreement", "nobody", "all prisoners",
)  # fmt: skip
VERBS = (
    "shall withdraw", "shall not deploy", "may inspect", "agrees not to fire on",
    "shall be released", "shall be limited to 600 soldiers", "is void", "shall lapse",
    "shall receive", "will lose", "shall refrain from shelling", "shall only enter", "guarantees",
    "means", "shall enter into force", "shall be considered invalid", "is responsible for",
    "need not pay", "shall", "",
)  # fmt: skip
REST = (
    "", " its troops", " compensation from Sudland", " the valley", " no more than 50 tanks",
    " that it will not return", " by Norland", " under the supervision of the Mission",
    " before 1 March 2026", " for a period of ten years", " twice a year", " without cause",
    " unless Sudland pays", " except in self-defence", ", failing which the Council shall decide",
    " in addition to a military response", " (a) and (b)", ": “x”", " -- ", " … ", " as well as",
)  # fmt: skip
clauses = st.tuples(
    st.sampled_from(OPENINGS),
    st.sampled_from(SUBJECTS),
    st.sampled_from(VERBS),
    st.sampled_from(REST),
    st.sampled_from(REST),
    st.sampled_from((".", "", ";", " and", ". They shall pay.")),
).map(lambda p: f"{p[0]}{p[1]} {p[2]}{p[3]}{p[4]}{p[5]}")


def read(words: str) -> list[Proposal | Unread]:
    return [said.what for said in proposals_of(read_clause(words))]


@settings(max_examples=250, deadline=None)
@given(clauses)
def test_each_proposal_parses_and_quotes_its_clause(words: str) -> None:
    found = read(words)
    names = NameList()
    proposals = [each for each in found if isinstance(each, Proposal)]
    for proposal in proposals:
        for declared in proposal.names:
            names.add(declared.kind, declared.name, declared.unit)
    lexicon = build_lexicon(names.declarations())
    for proposal in proposals:
        assert all(find_quotation(quote.text, words) for quote in proposal.sentence.quotes)
        text = format_sentence(proposal.sentence)
        assert parse_reading(text, lexicon) == (proposal.sentence,), text
    assert all(each.words and each.because for each in found if isinstance(each, Unread))


def exchanged(words: str) -> str:
    return words.replace("Norland", "\0").replace("Sudland", "Norland").replace("\0", "Sudland")


@settings(max_examples=150, deadline=None)
@given(clauses)
def test_exchanging_two_names_exchanges_them_and_changes_nothing_else(words: str) -> None:
    def told(text: str) -> list[str]:
        found = read(text)
        said = [format_sentence(p.sentence) for p in found if isinstance(p, Proposal)]
        return [*said, *(f"{u.words}: {u.because}" for u in found if isinstance(u, Unread))]

    assert told(exchanged(words)) == [exchanged(each) for each in told(words)]
