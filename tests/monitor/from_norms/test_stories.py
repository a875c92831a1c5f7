"""From sentences and reports to verdicts, by the reference semantics."""

from monitor.from_norms.stories import statuses, verdicts


def test_each_pledge_asks_for_its_own_delivery() -> None:
    found = statuses(
        """
        Whenever a supplier pledges a consignment, that supplier must deliver that
            consignment, within 30 days.
        """,
        """
        R1: on 2026-01-01 Commission reports that supplier "A" pledged consignment "7".
        R2: on 2026-01-02 Commission reports that supplier "A" pledged consignment "8".
        R3: on 2026-01-20 Commission reports that supplier "A" delivered consignment "7".
        R4: on 2026-05-20 Commission reports that supplier "B" pledged consignment "9".
        Reports of deliver are complete, by Commission, until 2026-12-31.
        """,
        "2026-06-01",
    )
    assert found == {
        "1 supplier A consignment 7": "kept",
        "1 supplier A consignment 8": "breached",
        "1 supplier B consignment 9": "pending",
    }


def test_the_report_that_begins_a_duty_to_report_does_not_fulfil_it() -> None:
    found = verdicts(
        """
        Whenever a State reports strength, that State must report strength, within 90
            days.
        """,
        """
        R1: on 2026-01-01 Commission reports that State "A" reported strength.
        R2: on 2026-02-01 Commission reports that State "A" reported strength.
        Reports of report strength are complete, by Commission, until 2026-12-31.
        """,
        "2026-12-31",
    )
    assert [one.status.value for one in found] == ["kept", "breached"]


GUARANTEE = """
    Whenever Guarantor grants a State security guarantee, Guarantor guarantees that State
        security guarantee.
    If a State invades Northland, as found by (not applicable), then [1] lapses.
    If a State strikes valley, unless that State suffers provocation during the 7 days
        before, as found by (not applicable), then [1] lapses.
    No State may claim compensation, unless [1] is in force.
    This agreement enters into force, on 2025-01-01.
    """


def test_a_guarantee_lapses_for_one_state_and_its_claims_are_then_forbidden() -> None:
    found = verdicts(
        GUARANTEE,
        """
        R1: on 2026-01-01 Commission reports that Guarantor granted State "A" security guarantee.
        R2: on 2026-01-02 Commission reports that State "A" claimed compensation.
        R3: on 2026-01-03 Commission reports that Guarantor granted State "C" security guarantee.
        R4: on 2026-01-04 Commission reports that State "A" suffered provocation.
        R5: on 2026-01-06 Commission reports that State "A" struck the mill.
        R6: on 2026-01-07 Commission reports that State "A" claimed compensation.
        R7: on 2026-02-07 Commission reports that State "A" invaded Northland.
        R8: on 2026-02-08 Commission reports that State "A" claimed compensation.
        R9: on 2026-02-08 Commission reports that State "C" claimed compensation.
        R10: on 2026-02-09 Commission reports that State "B" claimed compensation.
        """,
        "2026-06-01",
    )
    guaranteed = {str(dict(v.instance)["State"]): v.status.value for v in found if v.rule == "1"}
    assert guaranteed == {"State A": "lapsed", "State C": "in force"}
    breaches = {str(v.instance[0][1]): v.reports for v in found if v.status.value == "breached"}
    assert breaches == {"State A": ("R8",), "State B": ("R10",)}


def test_what_is_left_undone_for_so_long_has_its_consequence() -> None:
    sentences = """
        Whenever a State captures a prisoner and that State does not release that
            prisoner within 30 days, as found by (not applicable), then [2] is
            suspended.
        Northland may station troops in valley.
        This agreement enters into force, on 2025-01-01.
        """
    reports = 'R1: on 2026-01-01 Commission reports that State "A" captured prisoner "7".\n'
    released = 'R2: on 2026-01-09 Commission reports that State "A" released prisoner "7".\n'
    assert statuses(sentences, reports, "2026-01-20")["2 Northland"] == "not exercised"
    assert statuses(sentences, reports, "2026-02-20")["2 Northland"] == "suspended"
    assert statuses(sentences, reports + released, "2026-02-20")["2 Northland"] == "not exercised"


def test_a_ceasefire_broken_by_nobody_knows_whom() -> None:
    found = verdicts(
        """
        Northland and Southland must not launch missiles, from 2026-01-01.
        """,
        "R1: on 2026-01-05 Commission reports that (not stated) launched missiles.",
        "2026-02-01",
    )
    by_bearer = {str(v.instance[0][1]): v.status.value for v in found}
    assert by_bearer == {
        "Northland": "kept so far",
        "Southland": "kept so far",
        "(not stated)": "breached",
    }


def test_a_list_is_done_when_all_of_it_is() -> None:
    sentences = """
        Northland must build a bridge and a road, by 2026-03-31.
        This agreement enters into force, on 2025-01-01.
        """
    bridge = "R1: on 2026-01-05 Commission reports that Northland built a bridge.\n"
    road = "R2: on 2026-01-07 Commission reports that Northland built a road.\n"
    assert statuses(sentences, bridge, "2026-02-01") == {"1 Northland": "pending"}
    assert statuses(sentences, bridge + road, "2026-02-01") == {"1 Northland": "kept"}


def test_failing_which_binds_whoever_failed() -> None:
    found = statuses(
        """
        Each signatory must release prisoners, by 2026-01-31, failing which that
            signatory must pay compensation to Union.
        This agreement enters into force, on 2025-01-01.
        """,
        """
        R1: on 2026-01-10 Commission reports that Northland released prisoners.
        R2: on 2026-03-10 Commission reports that Southland paid compensation to Union.
        Reports of release are complete, by Commission, until 2026-12-31.
        """,
        "2026-06-01",
    )
    assert found["1 Northland"] == "kept"
    assert found["1 Southland"] == "breached"
    assert found["1:1 Southland"] == "kept"
    assert "1:1 Northland" not in found


def test_whoever_breaches_pays() -> None:
    found = statuses(
        """
        If a signatory breaches [2], as found by (not applicable), then that signatory
            must pay compensation to Union, within 60 days.
        Each signatory must not station troops in valley, from 2026-01-01.
        This agreement enters into force, on 2025-01-01.
        """,
        "R1: on 2026-01-10 Commission reports that Northland stationed troops in the mill.",
        "2026-02-01",
    )
    assert found["1:1 Northland"] == "pending"
    assert "1:1 Southland" not in found


def test_a_permission_that_prevails_is_no_breach() -> None:
    found = statuses(
        """
        Northland must not station troops in valley, from 2026-01-01.
        Northland may station troops in mill, notwithstanding [1].
        This agreement enters into force, on 2025-01-01.
        """,
        "R1: on 2026-01-10 Commission reports that Northland stationed troops in the mill.",
        "2026-02-01",
    )
    assert found == {"1 Northland": "kept so far", "2 Northland": "exercised"}


def test_a_power_used_suspends_for_its_time() -> None:
    sentences = """
        Commission has the power to suspend [2], for 30 days.
        Southland may station troops in valley.
        This agreement enters into force, on 2025-01-01.
        """
    used = "R1: on 2026-01-10 Northland reports that Commission suspended [2]."
    assert statuses(sentences, used, "2026-01-20")["2 Southland"] == "suspended"
    assert statuses(sentences, used, "2026-03-01")["2 Southland"] == "not exercised"


def test_a_declared_status_is_a_condition() -> None:
    sentences = """
        The signatories declare that Northport is demilitarised, on 2026-01-01.
        While Northport is demilitarised, Northland must not station troops in valley.
        This agreement enters into force, on 2025-01-01.
        """
    early = "R1: on 2025-12-20 Commission reports that Northland stationed troops in valley."
    late = "R1: on 2026-01-20 Commission reports that Northland stationed troops in valley."
    assert statuses(sentences, early, "2026-02-01")["2 Northland"] == "kept so far"
    assert statuses(sentences, late, "2026-02-01")["2 Northland"] == "breached"


def test_a_status_may_be_defined_in_terms_of_itself() -> None:
    found = verdicts(
        """
        If a State invades Northland, as found by (not applicable), then (not applicable)
            declares that that State is under embargo.
        If a State trades with another State and that other State is under embargo, as found by
            (not applicable), then (not applicable) declares that that State is under embargo.
        No State may claim compensation, while that State is under embargo.
        This agreement enters into force, on 2025-01-01.
        """,
        """
        R1: on 2026-01-01 Commission reports that State "C" traded with State "B".
        R2: on 2026-01-02 Commission reports that State "B" traded with State "A".
        R3: on 2026-01-03 Commission reports that State "D" traded with State "E".
        R4: on 2026-01-04 Commission reports that State "C" claimed compensation.
        R5: on 2026-01-05 Commission reports that State "A" invaded Northland.
        R6: on 2026-01-06 Commission reports that State "C" claimed compensation.
        R7: on 2026-01-06 Commission reports that State "D" claimed compensation.
        """,
        "2026-02-01",
    )
    breaches = {str(v.instance[0][1]): v.reports for v in found if v.status.value == "breached"}
    assert breaches == {"State C": ("R6",)}


def test_several_events_at_one_instant_all_count_at_it() -> None:
    found = statuses(
        """
        If a State invades Northland and that State launches missiles, as found by (not
            applicable), then that State must pay compensation to Northland, within 30 days.
        This agreement enters into force, on 2025-01-01.
        """,
        """
        R1: on 2026-01-01T10:00Z Commission reports that State "A" launched missiles.
        R2: on 2026-01-01T10:00Z Commission reports that State "A" invaded Northland.
        """,
        "2026-01-05",
    )
    assert found["1:1 State A"] == "pending"


def test_what_follows_on_a_day_follows_on_that_day_whenever_its_cause_came() -> None:
    agreement = """
        If Northland invades Southland, as found by (not applicable), then [2] is suspended, on
            2026-03-01.
        Northland may station troops in valley.
        This agreement enters into force, on 2025-01-01.
        """
    invasion = "R1: on 2026-01-01 Commission reports that Northland invaded Southland."
    assert statuses(agreement, invasion, "2026-02-01")["2 Northland"] == "not exercised"
    assert statuses(agreement, invasion, "2026-04-01")["2 Northland"] == "suspended"


def test_what_is_done_until_some_time_is_kept_throughout_and_not_done_once() -> None:
    agreement = """
        Northland must observe embargo, from 2026-01-01 until 2026-03-01.
        """
    broken = "R1: on 2026-02-01 Commission reports that Northland did not observe embargo."
    assert statuses(agreement, "", "2026-02-01") == {"1 Northland": "kept so far"}
    assert statuses(agreement, broken, "2026-02-05") == {"1 Northland": "breached"}
    assert statuses(agreement, "", "2026-04-01") == {"1 Northland": "kept"}


def test_a_status_of_the_agreement_is_reported() -> None:
    agreement = """
        While this agreement is under embargo, Northland must not station troops in valley, from
            2026-01-01.
        """
    troops = "R2: on 2026-02-01 Commission reports that Northland stationed troops in valley.\n"
    status = "R1: on 2026-01-10 Commission reports that this agreement is under embargo.\n"
    assert statuses(agreement, troops, "2026-03-01") == {"1 Northland": "kept so far"}
    assert statuses(agreement, status + troops, "2026-03-01") == {"1 Northland": "breached"}


def test_reports_of_one_and_of_nobody_in_particular_stand_side_by_side() -> None:
    found = statuses(
        """
        Whenever a State captures a prisoner, that State must release that prisoner, within 30
            days.
        """,
        """
        R1: on 2026-01-01 Commission reports that State "A" captured prisoner "7".
        R2: on 2026-01-01 Commission reports that State "A" captured a prisoner.
        """,
        "2026-01-10",
    )
    assert found == {"1 State A prisoner": "pending", "1 State A prisoner 7": "pending"}
