"""A case from a GENIUS domain and its profiles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from servanda.bargaining.problem import Problem
from servanda.exchange.cases.genius.issues import issues_of
from servanda.exchange.cases.genius.marked import Marked
from servanda.exchange.cases.genius.profile import preference_of
from servanda.exchange.cases.telling import Told
from servanda.exchange.xml import XmlRefusedError, parse_xml


def case_from_genius(files: Sequence[tuple[Told, bytes]], title: str) -> Problem | None:
    """Return the case in a domain file and a profile for each party, in whatever order.

    Where no domain file is given, the first profile says what there is to be settled. A party is
    called as the domain calls it, or else by the name of its profile's file.
    """
    parsed = [marked for told, data in files if (marked := _marked(told, data))]
    profiles = [marked for marked in parsed if marked.is_profile]
    domains = [marked for marked in parsed if not marked.is_profile]
    if not parsed:
        return None
    for extra in domains[1:]:
        extra.told.say("domain-twice", f"{domains[0].told.file} is a domain too; one is enough.")
    domain = (domains or profiles)[0]
    if not profiles:
        domain.told.say(
            "profile-missing",
            "it says what is to be settled, and nobody says what it is worth.",
            fix="Name the profile of each party too.",
        )
    issues = issues_of(domain)
    names = _names(domain)
    preferences = (
        preference_of(marked, names.get(marked.told.file, PurePath(marked.told.file).stem), issues)
        for marked in profiles
    )
    called = next((o.get("name") for o in domain.root.iter("objective")), None)
    return Problem(called or title, issues, tuple(p for p in preferences if p is not None))


def _marked(told: Told, data: bytes) -> Marked | None:
    try:
        root = parse_xml(data)
    except XmlRefusedError as error:
        told.say("xml-refused", f"it {error}, and is not read.")
        return None
    if root.tag not in {"negotiation_template", "utility_space"}:
        told.say("case-unreadable", f"<{root.tag}> is neither a GENIUS domain nor a profile.")
        return None
    return Marked(root, told)


def _names(domain: Marked) -> dict[str, str]:
    """Return what a domain calls the parties, by the files of their profiles."""
    return {
        PurePath(file).name: name
        for agent in domain.root.iter("agent")
        if (file := agent.get("utility_space")) and (name := agent.get("name"))
    }
