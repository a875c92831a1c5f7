"""When effects that end by themselves end."""

from __future__ import annotations

import numpy as np

from servanda.instrument.pact.pieces import pieces
from servanda.monitor.columnar.arrays import NEVER, Ints, repeated
from servanda.monitor.columnar.limits import NotColumnarError
from servanda.monitor.columnar.question import Evaluator, Questions
from servanda.monitor.columnar.records import Orders
from servanda.monitor.program import After, At, Fired, HasStatus, InState


def ends_of(ev: Evaluator, orders: Orders) -> Ints:
    """Return when each of these effects is undone by itself, `NEVER` where it is not.

    One that ends by what rules become is refused: what these become may depend on it.
    """
    until = orders.change.until
    if until is None:
        return repeated(NEVER, len(orders.at))
    for piece in pieces(until):
        if isinstance(piece, InState | Fired | HasStatus):
            raise NotColumnarError("an effect that ends when a rule or a status changes")
        if isinstance(piece, After) and piece.length.count < 0 and not isinstance(piece.of, At):
            raise NotColumnarError("an effect that ends before something happens")
    as_of = np.full(len(orders.at), ev.told.as_of)
    return ev.resolve(until, Questions(orders.values, as_of, orders.at, orders.at)).first
