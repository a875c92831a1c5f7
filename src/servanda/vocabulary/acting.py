"""In which roles the names of an act stand."""

from __future__ import annotations

from servanda.instrument.pact import syntax as s


def roles_of(roles: tuple[s.Role, ...]) -> tuple[tuple[str, s.Term], ...]:
    """Return each preposition ("" for the direct object) with what stands behind it.

    Of two objects without a preposition the first is the one to whom: “grants Northland a
    guarantee” is “grants a guarantee to Northland”.
    """
    bare = [role.term for role in roles if role.preposition is None]
    to_whom = bare[0] if len(bare) > 1 else None
    return tuple(
        ("to" if role.term is to_whom else role.preposition or "", role.term) for role in roles
    )
