"""The kinds of array that the engine computes with."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Bools: TypeAlias = NDArray[np.bool_]
Truths: TypeAlias = NDArray[np.int8]
"""Three values: 0 false, 1 unknown, 2 true, so that *and* is the least and *or* the greatest."""

NEVER = np.iinfo(np.int64).max
"""The instant of what does not come about."""
ALWAYS = np.iinfo(np.int64).min
"""The instant before all instants."""

FALSE, UNKNOWN, TRUE = np.int8(0), np.int8(1), np.int8(2)
