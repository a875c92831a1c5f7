"""An accord that two sides report on, and what three views make of it, written out by hand."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from servanda.dossier import Dossier
from servanda.evidence.claim import Claim, ClaimKind, Quantity
from servanda.evidence.record import EvidenceRecord
from servanda.evidence.report import Stance
from servanda.evidence.table import table_from
from servanda.findings import Text
from servanda.instrument.pact.syntax import Attitude
from servanda.monitor.history import past
from servanda.monitor.implementation import (
    Counted,
    Gauge,
    Level,
    OtherReading,
    ViewClause,
    ViewImplementation,
    ViewStep,
)
from servanda.monitor.verdict import Episode, Reason, Status, Verdict, Why
from servanda.norms.norm import NormKind
from servanda.report import Monitored, ViewPast
from servanda.vocabulary.calendar import DAY, moment
from servanda.vocabulary.instance import Instance

ACCORD = """---
title: Truce of the river
---
## Words used
The signatories are Northland, Southland.
The bodies are Joint Committee.
The things are force, prisoner, list, compensation.
The verbs are attack (a party), withdraw, release, submit, pay.
The open terms are "provocation".

## Article 1
> Northland and Southland shall each refrain from all attacks.

[1] Each signatory must not attack, at all times from 2025-01-01,
    quoting "Northland and Southland shall each refrain from all attacks".

## Article 2
> Each side shall withdraw its force by 1 March 2025.

[2] Each signatory must withdraw force, by 2025-03-01,
    quoting "Each side shall withdraw its force by 1 March 2025".

## Article 3
> If Northland attacks without provocation, Article 2 is suspended.

[3] If Northland attacks and this is "provocation", then [2] is suspended,
    quoting "If Northland attacks without provocation, Article 2 is suspended".

## Article 4
> Northland shall pay compensation, if Article 1 is breached.

[4] Northland must pay compensation, by 2025-09-01,
    quoting "Northland shall pay compensation".

## Reports
- R1: on 2025-01-20 Northland reports that Southland attacked, according to S1. Southland denies R1.
- R2: on 2025-02-10 Southland reports that Northland withdrew force, according to S2.
- R3: on 2025-03-20 Joint Committee finds that Southland withdrew force, according to S2.
- R4: on 2025-04-02 Southland reports that Northland attacked, according to S1. Northland denies R4.

## Sources
- S1: Morning paper of 3 April 2025, https://example.org/paper.
- S2: Communiqué of the Joint Committee.
"""

SIDES = ("Northland", "Southland")

Steps = Mapping[str, tuple[Status, tuple[str, ...]]]
"""From each day on: a status and the reports it rests on."""
Lives = Mapping[tuple[str, str], Steps]
"""For each rule and bearer, its steps."""

AS_OF = "2025-06-01"


def day(written: str) -> int:
    return moment(written).first


def accord(sides: tuple[str, str] = SIDES) -> Dossier:
    content = ACCORD.replace(SIDES[0], "\0").replace(SIDES[1], sides[1]).replace("\0", sides[0])
    return Dossier(Text("truce.pact.md", content))


def record(north: str, south: str) -> EvidenceRecord:
    def claim(report: str, teller: str, subject: str, what: str, when: str) -> Claim:
        moved = (("", Instance("force")),) if what == "withdraw" else ()
        source = "S2" if what == "withdraw" else "S1"
        return Claim(
            report, ClaimKind.ACT, what, Instance(subject), moved, happened=moment(when),
            teller=teller, sources=(source,),
        )  # fmt: skip

    claims = (
        claim("R1", north, south, "attack", "2025-01-20"),
        claim("R2", south, north, "withdraw", "2025-02-10"),
        replace(claim("R3", "Joint Committee", south, "withdraw", "2025-03-20"), finding=True),
        claim("R4", south, north, "attack", "2025-04-02"),
    )
    stances = (
        Stance(south, Attitude.DENIES, ("R1",)),
        Stance(north, Attitude.DENIES, ("R4",)),
    )
    return EvidenceRecord(table_from(claims), stances)


def engine(lives: Lives) -> Callable[[int], Iterable[Verdict]]:
    """Return a judge that says what is written out."""

    def judge(as_of: int) -> Iterable[Verdict]:
        for (rule, bearer), steps in lives.items():
            begun = [start for start in steps if day(start) <= as_of]
            if not begun:
                continue
            status, reports = steps[max(begun)]
            kinds = {"1": NormKind.PROHIBITION, "3": NormKind.CONSEQUENCE}
            why = (Why(Reason.OPEN_TERM, "provocation"),) if status is Status.UNDECIDED else ()
            instance = (("bearer", Instance(bearer)),) if bearer else ()
            yield Verdict(
                rule, rule, kinds.get(rule, NormKind.ACHIEVE), None, instance, status,
                since=day(max(begun)), due=moment("2025-03-01").last if rule == "2" else None,
                reports=reports, why=why,
            )  # fmt: skip

    return judge


def lives(sides: tuple[str, str], breaches: Mapping[str, tuple[str, str]]) -> Lives:
    """Return a view: who breached the truce, from when on, on which report."""
    north, south = sides
    kept = {"2025-01-01": (Status.KEPT_SO_FAR, ())}
    attacked = breaches.get(north)
    return {
        **{
            ("1", side): kept | ({since: (Status.BREACHED, (report,))} if side in breaches else {})
            for side in sides
            for since, report in [breaches.get(side, ("", ""))]
        },
        ("2", north): {
            "2025-01-01": (Status.PENDING, ()),
            "2025-02-10": (Status.KEPT, ("R2",)),
        },
        ("2", south): {
            "2025-01-01": (Status.PENDING, ()),
            "2025-03-02": (Status.OVERDUE, ()),
            "2025-03-20": (Status.KEPT_LATE, ("R3",)),
        },
        ("3", ""): {"2025-01-01": (Status.NOT_MET, ())}
        | ({attacked[0]: (Status.UNDECIDED, (attacked[1],))} if attacked else {}),
        ("4", north): {"2025-01-01": (Status.DORMANT, ())},
    }


def monitored(sides: tuple[str, str] = SIDES) -> Monitored:
    north, south = sides
    views = {
        f"{north}’s own": lives(sides, {south: ("2025-01-20", "R1")}),
        f"{south}’s own": lives(sides, {north: ("2025-04-02", "R4")}),
        "Common ground": lives(sides, {}),
    }
    return Monitored(
        tuple(ViewPast(name, past(engine(own), day(AS_OF))) for name, own in views.items()),
        record(north, south),
        implementations=tuple(carried_out(name) for name in views),
    )


def carried_out(view: str) -> ViewImplementation:
    """How far the two clauses are carried out that ask for an act, alike in all views but one."""
    withdrawn = (
        ViewStep(day("2025-01-01"), (Level.NOT_BEGUN,), (Gauge(Counted.PARTS, 0, 2),), ()),
        ViewStep(day("2025-02-10"), (Level.INTERMEDIATE,), (Gauge(Counted.PARTS, 1, 2),), ("R2",)),
        ViewStep(day("2025-03-20"), (Level.COMPLETE,), (Gauge(Counted.PARTS, 2, 2),), ("R3",)),
    )
    open_at_end = (Level.MINIMAL, Level.COMPLETE) if view == "Common ground" else (Level.MINIMAL,)
    paid = (
        ViewStep(None, (Level.NOT_ASKED,), (), ()),
        ViewStep(day("2025-03-02"), (Level.NOT_BEGUN,), (), ()),
        ViewStep(day("2025-04-10"), open_at_end, (Gauge(Counted.AMOUNT, 20, 100, "USD"),), ()),
    )
    kept = OtherReading("1", "prohibition", ((Status.KEPT_SO_FAR, ()),))
    return ViewImplementation(
        view,
        (
            ViewClause("1", None, (), (kept,)),
            ViewClause("2", None, withdrawn, ()),
            ViewClause("4", None, paid, ()),
        ),
    )


def busy(breaches: int, beneficiaries: int) -> Monitored:
    """A long and a crowded past: many breaches of one norm, many instances of another."""

    def judge(as_of: int) -> Iterable[Verdict]:
        start = day("2025-01-01")
        begun = range(min(breaches, max(0, (as_of - start) // DAY + 1)))
        episodes = tuple(Episode(start + n * DAY, start + n * DAY, (f"feed:{n}",)) for n in begun)
        if as_of >= start:
            status = Status.BREACHED if len(begun) % 2 else Status.CURED
            yield Verdict(
                "1", "1", NormKind.PROHIBITION, None, (("bearer", Instance(SIDES[0])),), status,
                since=episodes[-1].start, episodes=episodes,
                reports=tuple(f"feed:{n}" for n in begun),
            )  # fmt: skip
        for number in range(beneficiaries):
            due = start + (number % 30) * DAY
            if as_of >= start:
                who = (
                    ("bearer", Instance(SIDES[1])),
                    ("prisoner", Instance("prisoner", str(number))),
                )
                late = as_of >= due and number % 3 == 0
                status = Status.OVERDUE if late else Status.PENDING
                yield Verdict(
                    "2", "2", NormKind.ACHIEVE, None, who, status, since=due if late else start
                )

    claims = [
        Claim(
            f"feed:{n}", ClaimKind.ACT, "attack", Instance(SIDES[0]), happened=moment("2025-01-01"),
            quantity=Quantity(1, 4, "deaths", 2), teller="A feed",
        )
        for n in range(breaches)
    ]  # fmt: skip
    end = day("2025-01-01") + breaches * DAY
    return Monitored(
        (ViewPast("Every claim", past(judge, end)),), EvidenceRecord(table_from(claims))
    )
