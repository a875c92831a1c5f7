"""In which roles the names of an act stand."""

from __future__ import annotations

from dataclasses import replace

from servanda.instrument.pact import syntax as s


def roles_of(roles: tuple[s.Role, ...]) -> tuple[tuple[str, s.Term], ...]:
    """Return each preposition ("" for the direct object) with what stands behind it.

    Words in quotation marks right after a name say which one it is: `prisoner "1417"`. Of two
    objects without a preposition the first is the one to whom: “grants Northland a guarantee” is
    “grants a guarantee to Northland”.
    """
    found: list[tuple[str, s.Term]] = []
    for role in roles:
        match role, found[-1:]:
            case s.Role(None, s.Words(text=which)), [(word, s.NounPhrase(identity=None) as name)]:
                found[-1] = (word, replace(name, identity=which))
            case _:
                found.append((role.preposition or "", role.term))
    bare = [place for place, (word, _) in enumerate(found) if not word]
    if len(bare) > 1:
        found[bare[0]] = ("to", found[bare[0]][1])
    return tuple(found)
