"""From a sentence to its norms: each field with its words, holes where the words name nobody."""

from servanda.reading.clauses import (
    Circumstance,
    ClauseReading,
    Deontic,
    FrameKind,
    Stated,
    read_clause,
    read_clauses,
)


def spelled(reading: ClauseReading) -> None:
    for frame in reading.frames:
        for words in (frame.act.words, *(q.words for q in frame.qualifiers)):
            assert words.text == " … ".join(reading.text[s.start : s.end] for s in words.spans)


def test_a_duty_with_its_object_place_and_deadline() -> None:
    text = "The Parties shall withdraw all heavy weapons within thirty days of signature."
    reading = read_clause(text)
    (frame,) = reading.frames
    assert frame.kind is FrameKind.DUTY
    assert frame.binding is not None
    assert frame.binding.deontic is Deontic.MUST
    assert frame.bearer.who is not None
    assert frame.bearer.who.words.text == "The Parties"
    assert frame.act.verb == "withdraw"
    assert frame.act.object is not None
    assert frame.act.object.words.text == "all heavy weapons"
    (deadline,) = frame.of_kind(Circumstance.DEADLINE)
    assert deadline.words.text == "within thirty days of signature"
    assert deadline.start is not None
    assert deadline.start.text == "signature"
    assert not reading.unread
    spelled(reading)


def test_a_passive_and_a_command_name_nobody() -> None:
    for text in ("The prisoners shall be released.", "Release all prisoners within ten days."):
        (frame,) = read_clause(text).frames
        assert frame.bearer.stated is Stated.NOT_STATED
        assert frame.bearer.who is None
        assert frame.act.object is not None
        assert "prisoners" in frame.act.object.words.text


def test_a_passive_names_its_agent() -> None:
    (frame,) = read_clause("The prisoners shall be released by the Commission.").frames
    assert frame.bearer.who is not None
    assert frame.bearer.who.words.text == "the Commission"


def test_two_verbs_are_two_norms_with_one_object() -> None:
    first, second = read_clause("The Council must select and implement measures.").frames
    assert (first.act.verb, second.act.verb) == ("select", "implement")
    assert first.act.object == second.act.object
    assert first.bearer == second.bearer


def test_a_clause_without_a_verb() -> None:
    text = "Withdrawal of all heavy weapons by both sides to equal distances."
    (frame,) = read_clause(text).frames
    assert frame.kind is FrameKind.DUTY
    assert frame.act.verb == "withdraw"
    assert frame.bearer.who is not None
    assert frame.bearer.who.words.text == "both sides"
    (ban,) = read_clause("No deployment of troops in the valley.").frames
    assert ban.kind is FrameKind.PROHIBITION


def test_one_clause_reads_as_it_does_among_many() -> None:
    texts = ["(a) The Council may adopt rules;", "The rules shall be published."] * 40
    assert list(read_clauses(texts)) == [read_clause(text) for text in texts]


def test_points_after_a_chapeau_are_norms_of_its_bearer() -> None:
    text = (
        "The Joint Council (hereinafter “the Council”) shall: (i) supervise the truce; "
        "(ii) settle disputes; and (iii) adopt its rules."
    )
    frames = read_clause(text).frames
    assert [frame.act.verb for frame in frames] == ["supervise", "settle", "adopt"]
    assert {f.bearer.who.words.text for f in frames if f.bearer.who} == {"The Joint Council"}


def test_a_pronoun_takes_up_the_one_that_fits_or_stays_open() -> None:
    plain = read_clause("Norland shall withdraw its forces. It shall inform the observers.")
    taken = plain.frames[1].bearer
    assert taken.stated is Stated.RESOLVED
    assert taken.means is not None
    assert taken.means.words.text == "Norland"
    doubtful = read_clause("Norland shall hand over the camps to Wexmark. It shall inform us.")
    assert doubtful.frames[1].bearer.stated is Stated.NOT_STATED
    assert doubtful.frames[1].bearer.who is None


def test_the_former_and_the_latter() -> None:
    text = "The Council and the Board shall meet. The former shall report to the Assembly."
    taken = read_clause(text).frames[-1].bearer
    assert taken.means is not None
    assert taken.means.words.text == "The Council"


def test_such_weapons_are_the_weapons_named_before() -> None:
    text = "Norland shall collect the heavy weapons. The Commission shall destroy such weapons."
    act = read_clause(text).frames[-1].act
    assert act.object_means is not None
    assert act.object_means.words.text == "the heavy weapons"


def test_a_thing_binds_nobody() -> None:
    (frame,) = read_clause("The report shall contain all findings.").frames
    assert frame.bearer.stated is Stated.NOT_STATED
    assert frame.topic is not None
    assert frame.topic.words.text == "The report"


def test_what_is_too_long_is_said_to_be_unread() -> None:
    reading = read_clause("The Parties shall meet. " * 2_000)
    assert not reading.frames
    assert [unread.because for unread in reading.unread] == ["it is longer than is read at one go"]


def test_words_that_no_norm_takes_are_listed_with_a_reason() -> None:
    reading = read_clause("Final provisions. The Parties shall meet.")
    assert [(u.words.text, u.because) for u in reading.unread] == [
        ("Final provisions", "a heading")
    ]
    assert len(reading.frames) == 1
