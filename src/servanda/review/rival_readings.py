"""Says under which of several readings something holds."""

from __future__ import annotations

from collections.abc import Iterable

from servanda.norms import Norm


def under_readings(norms: Iterable[Norm]) -> str:
    """Return a sentence that names the rival readings among these norms; nothing for none."""
    rivals = dict.fromkeys(f"“{n.rival}” of [{n.clause}]" for n in norms if n.rival)
    if not rivals:
        return ""
    return f" This is so under the reading{'s' * (len(rivals) > 1)} {' and '.join(rivals)}."
