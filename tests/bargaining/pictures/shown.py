"""One of each picture, with names that are long, foreign, or meant to do harm."""

from collections.abc import Mapping

import numpy as np
from markupsafe import Markup

from servanda.bargaining.pictures.bars import Bar, Swing, bars, tornado
from servanda.bargaining.pictures.bids import Bid, bids
from servanda.bargaining.pictures.fronts import Front, Pointed, fronts
from servanda.bargaining.pictures.moves import MoveShown, move_graph
from servanda.bargaining.pictures.parallel import parallel
from servanda.bargaining.pictures.power_line import (
    Claim,
    Conclusion,
    PowerLine,
    Stretch,
    power_line,
)
from servanda.bargaining.pictures.region import Keeping, keeping_region
from servanda.bargaining.pictures.stability import StateShown, Verdict, stability_matrix
from servanda.bargaining.pictures.ternary import Area, power_triangle
from servanda.instrument.pact.syntax import Stand

NAMES = ("Northland", "Southland", "Eastland")
LONG = (
    "The Provisional Government of the Northern Territories and Islands",
    "الحكومة المؤقتة",
    "Südliche Föderation der vereinigten Küstenlandschaften",
)
HARMFUL = ('<script>alert("x")</script>', "a\u202eb & c", "' onload='x")


def pictures(names: tuple[str, str, str] = NAMES) -> Mapping[str, Markup]:
    return {
        "bids": figure_bids(names),
        "fronts of two": fronts(front_of_two(names)),
        "fronts of three": fronts(front_of_three(names)),
        "parallel": parallel(front_of_three(names)),
        "triangle": triangle(names),
        "line": line(names),
        "frequencies": bars(
            "How often each package is chosen",
            "Package",
            [Bar("600,000; as drafted", 0.62, 0.6, 0.64), Bar(names[0], 0.38, 0.36, 0.4)],
            share=True,
        ),
        "tornado": tornado(
            "What matters most",
            f"Gain of {names[0]}",
            0.4,
            [
                Swing(f"Walk-away of {names[1]}", "from 0.1 to 0.3", 0.45, 0.38),
                Swing("Worth of 600,000", "from 0.2 to 0.6", 0.2, 0.55),
            ],
        ),
        "stability": stability(names),
        "moves": moves(names),
        "region": keeping_region(
            Keeping(
                names[0],
                "6",
                tuple((q / 20, None if q < 2 else 60 / q - 1) for q in range(21)),
                "Patience 0.9.",
                (0.5, 7.0),
            )
        ),
    }


def figure_bids(names: tuple[str, str, str]) -> Markup:
    stands = (
        (0, Stand.OPENED_WITH, 85_000, "2022-03"),
        (1, Stand.OPENED_WITH, 250_000, "2022-03"),
        (1, Stand.AIMS_AT, 790_000, "2025-12-23"),
        (1, Stand.WANTS, 800_000, "2025-12-24"),
        (1, Stand.RED_LINE, 805_000, "2025-12-25"),
        (2, Stand.OPENED_WITH, 600_000, "2025-11"),
        (2, Stand.OFFERS, 800_000, None),
        (0, Stand.WANTS, 85_000, "2022-04"),
    )
    found = [
        Bid(names[who], stand, figure, f"at most {figure:,} personnel", when, f"S{n}")
        for n, (who, stand, figure, when) in enumerate(stands)
    ]
    return bids("Clause 6: strength", "personnel", found, 600_000)


def front_of_two(names: tuple[str, str, str]) -> Front:
    turn = np.linspace(0, 1.5, 40)
    worth = np.stack([np.cos(turn), np.sin(turn)], axis=1) * 100
    at = [tuple(row) for row in worth.tolist()]
    pointed = (
        Pointed("D", "the draft", (60.0, 4.0), drafted=True),
        Pointed("N", "Nash", at[20]),
        Pointed("K", "Kalai-Smorodinsky", at[20]),
        Pointed("E", "egalitarian", at[21]),
        Pointed("U", "utilitarian", at[22]),
    )
    return Front(names[:2], worth, pointed, (15.0, None))


def front_of_three(names: tuple[str, str, str]) -> Front:
    drawn = np.random.default_rng(3).random((200, 3)) * np.array([100, 1, 5])
    worth = drawn[[not ((drawn >= row).all(1) & (drawn > row).any(1)).any() for row in drawn]]
    at = [tuple(row) for row in worth.tolist()]
    pointed = (
        Pointed("D", "the draft", (50.0, 0.4, 2.0), drafted=True),
        Pointed("N", "Nash", at[3]),
    )
    return Front(names, worth, pointed, (10.0, 0.2, 1.0))


def triangle(names: tuple[str, str, str]) -> Markup:
    middle, below = (0.4, 0.3, 0.3), (0.5, 0.5, 0.0)
    left, right = (0.5, 0.0, 0.5), (0.0, 0.45, 0.55)
    areas = (
        Area("A", ((1, 0, 0), below, middle, left), 0.3),
        Area("B or C", (below, (0, 1, 0), right, middle), 0.3),
        Area("D", (left, middle, right, (0, 0, 1)), 0.4),
    )
    return power_triangle(names, "the asymmetric Nash product", areas)


def line(names: tuple[str, str, str]) -> Markup:
    return power_line(
        PowerLine(
            names[:2],
            "the asymmetric Nash product",
            (
                Stretch(0, 0.31, "A", "A (800,000; 50 years)"),
                Stretch(0.31, 0.33, "B", "B (700,000; 50 years)"),
                Stretch(0.33, 0.62, "C", "C (600,000; 15 years)"),
                Stretch(0.62, 1, "D or E", "D (85,000; none) or, as good, E (100,000; some)"),
            ),
            (Claim(0.6, 0.9, f"according to {names[2]}"),),
            (Conclusion("600,000 is out of the question", ((0.62, 1),)),),
        )
    )


def stability(names: tuple[str, str, str]) -> Markup:
    yes, no, open_ = Verdict.STABLE, Verdict.UNSTABLE, Verdict.DEPENDS
    states = (
        StateShown("both keep", {"Nash": (no, yes), "SEQ": (yes, yes)}, status_quo=True),
        StateShown(f"{names[0]} breaks", {"Nash": (no, no), "SEQ": (no, open_)}),
        StateShown("both break", {"Nash": (yes, yes), "SEQ": (yes, yes)}),
    )
    return stability_matrix(names[:2], ("Nash", "SEQ"), states)


def moves(names: tuple[str, str, str]) -> Markup:
    states = ("both keep", f"{names[0]} breaks", f"{names[1]} breaks", "both break", "over")
    found = (
        MoveShown(0, 0, 1, improves=True, reversible=True),
        MoveShown(0, 1, 0, improves=False, reversible=True),
        MoveShown(1, 0, 2, improves=True, reversible=True),
        MoveShown(1, 2, 0, improves=False, reversible=True),
        MoveShown(0, 2, 3, improves=True, reversible=True),
        MoveShown(0, 3, 2, improves=False, reversible=True),
        MoveShown(1, 1, 3, improves=True, reversible=True),
        MoveShown(1, 3, 1, improves=False, reversible=True),
        MoveShown(0, 3, 4, improves=False, reversible=False),
    )
    return move_graph(names[:2], states, 0, found)
