"""Who is bound, wherever the sentence says so: counted off, behind a duty, after the last verb."""

import pytest

from servanda.reading.clauses import Deontic, FrameKind, read_clause


def bearers(text: str) -> list[str | None]:
    whos = [frame.bearer.who for frame in read_clause(text).frames]
    return [who.words.text if who is not None else None for who in whos]


@pytest.mark.parametrize("part", ["Each", "All", "Both", "Any", "Either", "Some"])
def test_a_part_of_a_named_whole_is_named(part: str) -> None:
    assert bearers(f"{part} of the Parties shall report annually.") == [f"{part} of the Parties"]


@pytest.mark.parametrize("words", ["Each", "Both", "Each of them", "Neither of the Parties"])
def test_a_part_of_what_is_named_elsewhere_or_denied_stays_open(words: str) -> None:
    assert bearers(f"{words} shall report annually.") == [None]


def test_a_word_that_counts_off_the_subject_is_not_the_subject() -> None:
    text = "The Mayor, the Council and the Board shall each appoint two members."
    assert bearers(text) == ["The Mayor, the Council and the Board"]


def test_a_remark_on_the_subject_is_not_the_subject() -> None:
    assert bearers("The applicant, if a company, shall name its directors.") == ["The applicant"]


@pytest.mark.parametrize(
    ("text", "kind", "deontic", "who", "verb"),
    [
        ("It shall be the duty of the Treasurer to keep accounts.",
         FrameKind.DUTY, Deontic.MUST, "the Treasurer", "keep"),
        ("It is the responsibility of each member to attend meetings.",
         FrameKind.DUTY, Deontic.MUST, "each member", "attend"),
        ("It is the right of each member to inspect the books.",
         FrameKind.ENTITLEMENT, Deontic.MAY, "each member", "inspect"),
        ("It shall not be the duty of the Treasurer to keep accounts.",
         FrameKind.EXEMPTION, Deontic.NEED_NOT, "the Treasurer", "keep"),
    ],
)  # fmt: skip
def test_whose_duty_or_right_it_is_stands_behind_the_noun(
    text: str, kind: FrameKind, deontic: Deontic, who: str, verb: str
) -> None:
    (frame,) = read_clause(text).frames
    assert bearers(text) == [who]
    assert frame.binding is not None
    assert (frame.kind, frame.binding.deontic, frame.act.verb) == (kind, deontic, verb)


def test_passives_in_a_row_share_the_agent_behind_the_last() -> None:
    text = "The plan shall be drafted, reviewed and submitted by the Board."
    assert bearers(text) == ["the Board"] * 3
    text = "The plan shall be drafted by the Board and submitted to the Mayor."
    assert bearers(text) == ["the Board", None]
    text = "The fence shall be removed and may be sold by the Board."
    assert bearers(text) == [None, "the Board"]


def test_the_third_of_three_passives_is_one() -> None:
    reading = read_clause("The plan shall be drafted, reviewed and submitted to the Mayor.")
    assert [frame.act.is_passive for frame in reading.frames] == [True, True, True]


def test_who_is_in_a_body_is_not_for_the_body_to_see_to() -> None:
    assert bearers("The panel shall include two farmers.") == [None]
    assert bearers("The panel shall include farmers in its meetings.") == ["The panel"]
    assert bearers("The panel shall include a summary.") == ["The panel"]


def test_whose_judgement_a_fragment_goes_by_is_not_who_is_bound() -> None:
    text = "Additional information deemed necessary by the inspecting agent to judge compliance."
    assert bearers(text) in ([], [None])
