"""HiGHS, which prints nothing: what a command prints must be its own answer and no more."""

from __future__ import annotations

import highspy


class QuietHighs(highspy.Highs):
    """A solver of linear and integer programmes on one thread, so that it always finds the same."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # HiGHS leaves its type out
        self.setOptionValue("threads", 1)

    def enableCallbacks(self) -> None:  # noqa: N802 - HiGHS calls it so, and prints its name there
        """Fall silent before the first word is printed."""
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call] # likewise
