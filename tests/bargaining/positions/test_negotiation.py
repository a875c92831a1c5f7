"""From positions to a problem: what is on the table, who would have what, and who refuses what."""

from fractions import Fraction

import pytest
from bargaining.positions.writing import negotiation

from servanda.bargaining.positions import Negotiation
from servanda.bargaining.problem import AtLeastAsGood, Issue, Preference, Worth, worth


def issue(found: Negotiation, clause: str) -> Issue:
    (one,) = [issue for issue in found.problem.issues if issue.clause == clause]
    return one


def labels(found: Negotiation, clause: str = "1") -> list[str]:
    return [option.label for option in issue(found, clause).options]


def of(found: Negotiation, party: str) -> Preference:
    (one,) = [p for p in found.problem.preferences if p.party == party]
    return one


def _settled(issue: Issue, options: frozenset[int]) -> tuple[str, list[str]]:
    return issue.name, [issue.options[option].label for option in sorted(options)]


def refused(found: Negotiation) -> list[list[tuple[str, list[str]]]]:
    """Return each refusal as the options, in words, that it will not have together."""
    issues = found.problem.issues
    return [
        [
            (
                issues[lit.issue].name,
                [issues[lit.issue].options[o].label for o in sorted(lit.options)],
            )
            for lit in exclusion.literals
        ]
        for exclusion in found.problem.exclusions
    ]


# ---- what is on the table


def test_every_figure_that_was_named_is_an_option_and_so_is_the_drafts() -> None:
    found = negotiation(
        "Brell wants [1] at most 10 personnel. Arden opened with [1] at most 90 personnel. "
        "Corin will not accept [1] more than 70 personnel."
    )
    cap = issue(found, "1")
    assert (cap.name, cap.unit) == ("[1] Forces", "personnel")
    assert [option.figure for option in cap.options] == [10, 40, 70, 90]
    assert cap.draft == 1
    assert labels(found)[1] == "at most 40 personnel"


def test_figures_in_units_that_can_be_compared_are_one_scale() -> None:
    found = negotiation("Arden wants [3] at least 4500 m. Brell wants [3] at least 5 km.")
    zone = issue(found, "3")
    assert (zone.unit, [option.figure for option in zone.options]) == ("km", [Fraction(9, 2), 5])
    assert (zone.draft, [bid.figure for bid in found.bids]) == (1, [Fraction(9, 2), 5])


def test_a_range_is_an_option_but_no_single_figure() -> None:
    found = negotiation("Arden wants [1] at most 50 to 60 personnel.")
    assert [option.figure for option in issue(found, "1").options] == [40, None]
    assert labels(found)[1] == "at most 50 to 60 personnel"


def test_a_figure_that_is_not_stated_is_no_option() -> None:
    found = negotiation(
        "Arden wants [1] at most (not stated). Brell wants [1] at most 10 personnel."
    )
    assert labels(found) == ["at most 10 personnel", "at most 40 personnel"]
    assert [bid.figure for bid in found.bids if bid.party == "Arden"] == [None]


def test_a_time_limit_a_duration_and_an_amount_are_a_clauses_own_figures() -> None:
    found = negotiation(
        "Arden wants [5] at most 60 days. Brell wants [5] at most 6 weeks. "
        "Arden wants [6] exactly 50 years."
    )
    assert labels(found, "5") == ["at most 42 days", "at most 60 days", "at most 100 days"]
    assert (issue(found, "5").draft, issue(found, "6").draft) == (2, 0)
    assert labels(found, "6") == ["exactly 15 years", "exactly 50 years"]
    money = negotiation("Arden wants [6] at least USD 9 million.")
    assert labels(money, "6") == ["exactly USD 5 million", "exactly USD 9 million"]


def test_other_words_and_its_absence() -> None:
    found = negotiation('Arden wants [4] deleted. Brell offers [4] in the words "later".')
    assert labels(found, "4") == ["as drafted", 'in the words "later"', "deleted"]
    assert issue(found, "4").draft == 0


def test_rival_readings_of_a_clause_and_leaving_them_open() -> None:
    found = negotiation('Arden wants [2] reading "full".')
    assert labels(found, "2") == [
        "as drafted: its readings left open", 'reading "full"', 'reading "talks"',
    ]  # fmt: skip


def test_what_stands_beside_a_clause() -> None:
    found = negotiation(
        "Brell wants observers, beside [1]. Arden wants observers deleted, beside [1]. "
        "Arden wants Brell to withdraw, beside [4]. "
        "Brell wants stock of tanks at most 3 tanks, beside [3]."
    )
    names = [issue.name for issue in found.problem.issues]
    assert names == [
        "observers, beside [1]", "Brell to withdraw, beside [4]", "stock of tanks, beside [3]",
    ]  # fmt: skip
    assert labels(found, "1") == ["not agreed, as in the draft", "agreed", "ruled out"]
    assert labels(found, "4") == ["not agreed, as in the draft", "agreed"]
    assert labels(found, "3") == ["at most 3 tanks", "not agreed, as in the draft"]
    assert [issue.draft for issue in found.problem.issues] == [0, 0, 1]


def test_the_measure_that_a_clause_limits_is_the_clauses_own() -> None:
    found = negotiation("Brell wants strength of the army at most 10 personnel, beside [1].")
    assert [issue.name for issue in found.problem.issues] == ["[1] Forces"]


def test_where_only_the_draft_is_on_the_table_nothing_is_at_stake() -> None:
    found = negotiation("Arden opened with [1] unchanged.")
    assert found.problem.issues == ()
    assert [(bid.issue, bid.words) for bid in found.bids] == [(None, "[1] unchanged")]


# ---- who would have what


def test_worth_is_multiplied_by_the_weight_of_the_clause() -> None:
    found = negotiation(
        "Brell gives [1] weight 3 to 4. Brell values [1] unchanged at 0.5. "
        "Brell values [1] at most 10 personnel at 1. Brell values no agreement at 2."
    )
    brell = of(found, "Brell")
    assert brell.worths == ((worth(3, 4), worth(Fraction(3, 2), 2)),)
    assert brell.walk_away == worth(2)
    assert brell.orders == (AtLeastAsGood(0, 0, 1),)  # what an uncertain weight may not blur


def test_what_is_worth_less_than_nothing_is_worth_less_still_with_a_larger_weight() -> None:
    found = negotiation(
        "Brell gives [1] weight 3 to 4. Brell values [1] unchanged at -0.5. "
        "Brell values [1] deleted at -1 to 2. Brell values no agreement at -2."
    )
    (issue,), (brell, *_) = found.problem.issues, found.problem.preferences
    known = dict(zip((option.label for option in issue.options), brell.worths[0], strict=True))
    assert set(known.values()) == {worth(-2, -1.5), worth(-4, 8)}
    assert brell.walk_away == worth(-2)


def test_without_any_weight_worths_add_up_as_they_are() -> None:
    found = negotiation("Brell values [1] at most 10 personnel at 7.")
    assert of(found, "Brell").worths == ((worth(7), None),)


def test_a_weight_of_nothing_says_that_all_is_the_same() -> None:
    found = negotiation("Brell gives [1] weight 0. Arden wants [1] at most 90 personnel.")
    assert of(found, "Brell").worths == ((worth(0), worth(0)),)


def test_what_is_valued_in_two_ways_lies_between_them() -> None:
    found = negotiation(
        "Brell values [1] deleted at 0.2, according to Ann Reader. "
        "Brell values [1] deleted at 0.4 to 0.5, assumed by Ann Reader."
    )
    assert of(found, "Brell").worths[0][1] == worth(Fraction(1, 5), Fraction(1, 2))
    assert "valued-twice" in [finding.code for finding in found.findings]


def test_a_direction_orders_the_figures_and_nothing_else() -> None:
    found = negotiation(
        "Brell prefers a lower figure for [1]. Arden wants [1] at most 90 personnel. "
        "Arden wants [1] deleted."
    )
    assert of(found, "Brell").orders == (AtLeastAsGood(0, 0, 1),)
    assert of(found, "Brell").worths == ((None, None, None),)


def test_an_order_between_known_worths_bounds_what_nobody_stated() -> None:
    found = negotiation(
        "Brell prefers a lower figure for [1]. Brell values [1] at most 10 personnel at 1. "
        "Brell values [1] at most 90 personnel at 0.2. Arden wants [1] at most 120 personnel."
    )
    assert of(found, "Brell").worths == (
        (worth(1), worth(Fraction(1, 5), 1), worth(Fraction(1, 5)), None),
    )


def test_an_order_and_what_is_as_good() -> None:
    found = negotiation(
        "Brell prefers [1] at most 10 personnel rather than [1] unchanged rather than [1] deleted. "
        "Arden finds [1] deleted as good as [1] unchanged."
    )
    assert of(found, "Brell").orders == (AtLeastAsGood(0, 0, 1), AtLeastAsGood(0, 1, 2))
    assert of(found, "Arden").orders == (
        AtLeastAsGood(0, 2, 1, strictly=False), AtLeastAsGood(0, 1, 2, strictly=False),
    )  # fmt: skip


def test_what_is_worth_more_together() -> None:
    found = negotiation(
        "Arden values [1] at most 10 personnel together with [2] unchanged at 0.2 more. "
        'Arden wants [2] in the words "aid".'
    )
    (extra,) = of(found, "Arden").together
    assert extra.worth == worth(Fraction(1, 5))
    assert [found.problem.issues[i].options[o].label for i, o in extra.options] == [
        "at most 10 personnel", "as drafted",
    ]  # fmt: skip


# ---- who refuses what


def test_a_bid_is_never_a_limit() -> None:
    stands = ("opened with", "wants", "aims at", "offers", "will accept")
    found = negotiation(
        " ".join(f"Arden {s} [1] at most {n} personnel." for n, s in enumerate(stands))
    )
    assert found.problem.exclusions == ()
    assert not any(bid.is_limit for bid in found.bids)


def test_a_red_line_refuses_the_figures_that_it_names_and_no_others() -> None:
    found = negotiation(
        "Arden wants [1] at most 90 personnel. Brell will not accept [1] more than 40 personnel. "
        "Arden will not accept [1] at most 10 personnel."
    )
    assert refused(found) == [
        [("[1] Forces", ["at most 90 personnel"])],
        [("[1] Forces", ["at most 10 personnel"])],
    ]


def test_a_red_line_with_something_worse_beyond_it_is_asked_about() -> None:
    said = (
        "Arden prefers a higher figure for [1]. Brell wants [1] at most 10 personnel. "
        "Brell wants [1] at most 20 personnel. "
    )
    gap = negotiation(said + "Arden will not accept [1] at most 20 personnel.")
    (finding,) = [f for f in gap.findings if f.code == "limit-with-a-gap"]
    assert finding.message == (
        "“Arden will not accept [1] at most 20 personnel” does not refuse “at most 10 personnel”, "
        "which Arden likes less."
    )
    whole = negotiation(said + "Arden will not accept [1] fewer than 40 personnel.")
    assert "limit-with-a-gap" not in [f.code for f in whole.findings]


def test_red_lines_of_one_party_that_leave_nothing_are_told_with_their_places() -> None:
    found = negotiation(
        "Arden will not accept [1] more than 40 personnel. Brell wants [1] at most 50 personnel. "
        "Arden will not accept [1] at most 40 personnel."
    )
    (finding,) = [f for f in found.findings if f.code == "refuses-everything"]
    assert [note.span is not None for note in finding.notes] == [True, True]


def test_what_is_accepted_only_with_something_else() -> None:
    found = negotiation(
        "Arden will accept [1] at most 10 personnel only with [4] unchanged together with "
        "observers, beside [1]. Brell wants [4] deleted."
    )
    assert refused(found) == [
        [("[1] Forces", ["at most 10 personnel"]), ("[4] Camps", ["deleted"])],
        [
            ("[1] Forces", ["at most 10 personnel"]),
            ("observers, beside [1]", ["not agreed, as in the draft"]),
        ],
    ]


def test_what_is_refused_together() -> None:
    found = negotiation(
        "Arden will not accept [1] at most 10 personnel together with [4] deleted, "
        "assumed by Ann Reader."
    )
    assert refused(found) == [
        [("[1] Forces", ["at most 10 personnel"]), ("[4] Camps", ["deleted"])]
    ]
    (exclusion,) = found.problem.exclusions
    assert (exclusion.party, exclusion.assumed, exclusion.sources) == (
        "Arden",
        True,
        ("Ann Reader",),
    )


@pytest.mark.parametrize(
    ("unless", "expected"),
    [
        ("[4]", [[("[4] Camps", ["deleted"])]]),
        ("[4] is in force", [[("[4] Camps", ["deleted"])]]),
        (
            "strength of the army is at most 40 personnel",
            [[("[1] Forces", ["at most 90 personnel"])]],
        ),
        (
            "[4] is in force and strength of the army is at most 40 personnel",
            [[("[4] Camps", ["deleted"])], [("[1] Forces", ["at most 90 personnel"])]],
        ),
        (
            "[4] is in force or strength of the army is at most 40 personnel",
            [[("[4] Camps", ["deleted"]), ("[1] Forces", ["at most 90 personnel"])]],
        ),
    ],
)
def test_walking_away_where_it_depends_on_what_is_agreed(
    unless: str, expected: list[list[tuple[str, list[str]]]]
) -> None:
    found = negotiation(
        f"Brell walks away unless {unless}. Arden wants [4] deleted. "
        "Arden wants [1] at most 90 personnel."
    )
    assert refused(found) == expected


@pytest.mark.parametrize(
    "said",
    [
        "Brell walks away unless [4] is kept.",
        "Brell walks away unless Arden builds camps.",
        "Brell walks away unless [4] is in force and Arden builds camps.",
    ],
)
def test_walking_away_that_depends_on_more_than_the_text(said: str) -> None:
    found = negotiation(f"{said} Arden wants [4] deleted.")
    assert found.problem.exclusions == ()
    assert "not-in-the-text" in [finding.code for finding in found.findings]


def test_a_refusal_in_some_circumstances_refuses_no_package() -> None:
    found = negotiation("Arden will not accept [4] deleted, while [1] is in force.")
    assert found.problem.exclusions == ()
    assert "refused-at-times" in [finding.code for finding in found.findings]


def test_a_refusal_is_named_as_it_was_said() -> None:
    found = negotiation(
        "Arden will not accept [1] more than 40 personnel. Brell wants [1] at most 50 personnel."
    )
    (exclusion,) = found.problem.exclusions
    assert exclusion.name == "Arden will not accept [1] more than 40 personnel"


# ---- what others claim


def test_power_and_what_is_foreseen_are_claims() -> None:
    found = negotiation(
        "The power of Brell is 0.5 to 1, according to Ann Reader. "
        "Arden wants [1] at most 90 personnel. Ann Reader foresees [1] fewer than 90 personnel."
    )
    (strength,) = found.strengths
    assert (strength.party, strength.value) == ("Brell", Worth(Fraction(1, 2), Fraction(1)))
    (outcome,) = found.outcomes
    assert [sorted(literal.options) for literal in outcome.literals] == [[0]]
    assert [p.party for p in found.problem.preferences] == ["Arden"]
