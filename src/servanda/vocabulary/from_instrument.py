"""Makes the vocabulary of a pact file from its declarations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter

from servanda.findings import Finding, Fix, Severity, Span
from servanda.instrument.nearest_name import nearest_name
from servanda.instrument.pact.declarations import Declaration, Entry, Kind, Link, Names, Relation
from servanda.instrument.pact.words import FIXED_WORDS
from servanda.instrument.pact_file import PactFile
from servanda.vocabulary.entity import Entity, RoleSpec, Verb
from servanda.vocabulary.vocabulary import Vocabulary

_ENDED = re.compile(r"(?:ended|expired|lapsed|terminated)(?: on| in)? (\d{4}(?:-\d{2}){0,2})")
_ROLE = re.compile(
    r"(?:(?P<preposition>(?!an? )[a-z]+) )?(?:an? )?(?P<kind>party|place|thing|measure|anything)"
)
_PAST = re.compile(r"past .+")
_ARTICLE = re.compile(r"^[Tt]he ")
_MEMBERS_OPEN = "members not stated"
_OWN_VERBS = frozenset(phrase for phrase, terminal, _ in FIXED_WORDS if terminal == "KEEP")
"""Verbs of Pact itself. Declared anew, they would hide their own meaning."""
_NAMED_OF_CIRCLE = 5


def vocabulary_from(file: PactFile) -> tuple[Vocabulary, tuple[Finding, ...]]:
    """Return what the declared names mean, and what is wrong with the declarations."""
    return _vocabulary_of(file.declarations, tuple(_places(file.declarations)))


@lru_cache(maxsize=64)
def _vocabulary_of(
    declarations: tuple[Declaration, ...], places: tuple[Span | None, ...]
) -> tuple[Vocabulary, tuple[Finding, ...]]:
    """Return the same for the same declarations at the same places, which count in findings."""
    del places
    builder = _Builder()
    for declaration in declarations:
        if isinstance(declaration, Names):
            builder.add_names(declaration)
    for declaration in declarations:
        if isinstance(declaration, Relation):
            builder.add_relation(declaration)
    builder.find_look_alikes()
    builder.find_circles()
    return builder.vocabulary(declarations), tuple(builder.findings)


def _places(declarations: tuple[Declaration, ...]) -> Iterator[Span | None]:
    for declaration in declarations:
        if isinstance(declaration, Names):
            yield from (entry.at for entry in declaration.entries)
        else:
            yield declaration.at


class _Builder:
    def __init__(self) -> None:
        self.entities: dict[str, Entity] = {}
        self.verbs: dict[str, Verb] = {}
        self.definitions: dict[str, str] = {}
        self.findings: list[Finding] = []

    def add_names(self, names: Names) -> None:
        for entry in names.entries:
            if names.kind is Kind.VERB:
                self._add_verb(entry)
            elif names.kind is not Kind.OPEN_TERM:
                self._add_entity(names.kind, entry)

    def _add_entity(self, kind: Kind, entry: Entry) -> None:
        known = self.entities.get(entry.name)
        entity = known or Entity(entry.name, frozenset(), at=entry.at)
        ended = next((m.group(1) for d in entry.details if (m := _ENDED.fullmatch(d))), None)
        forms = tuple(d for d in entry.details if d != _MEMBERS_OPEN and not _ENDED.fullmatch(d))
        if kind is Kind.MEASURE and entry.unit is None:
            self._mistake(
                "measure-without-unit",
                f"In what is “{entry.name}” measured? Write “{entry.name} in km”, “in personnel” …",
                entry.at,
            )
        self.entities[entry.name] = replace(
            entity,
            kinds=entity.kinds | {kind},
            forms=(*entity.forms, *forms),
            members_open=entity.members_open or _MEMBERS_OPEN in entry.details,
            unit=entity.unit or entry.unit,
            ended=entity.ended or ended,
        )

    def _add_verb(self, entry: Entry) -> None:
        if entry.name in _OWN_VERBS:
            self._mistake(
                "taken-word",
                f"“{entry.name}” belongs to Pact itself: “must {entry.name} the strength of the "
                "army at most 50,000 personnel”. As a verb of this agreement it would hide that.",
                entry.at,
                Fix("Declare a verb that says more, such as “maintain”, “hold” or “preserve”."),
            )
        roles: list[RoleSpec] = []
        irreversible = force = None
        for detail in entry.details:
            if match := _ROLE.fullmatch(detail):
                roles.append(RoleSpec(match["preposition"], match["kind"]))
            elif detail in {"irreversible", "reversible"}:
                irreversible = detail == "irreversible"
            elif detail in {"use of force", "no use of force"}:
                force = detail == "use of force"
            elif not _PAST.fullmatch(detail):
                self._mistake(
                    "unknown-verb-detail",
                    f"I do not know what “{detail}” says of the verb “{entry.name}”. Write what it "
                    "takes (“a party”, “a thing”, “at a place”, “to a party”), or “irreversible”, "
                    "or “use of force”.",
                    entry.at,
                )
        self.verbs[entry.name] = Verb(entry.name, tuple(roles), irreversible, force, entry.at)

    def add_relation(self, relation: Relation) -> None:
        relation = replace(relation, subject=self._as_declared(relation.subject))
        if relation.link is Link.MEANS:
            self.definitions[relation.subject] = "; ".join(relation.objects)
            if relation.subject in self.entities:
                self._change(relation.subject, meaning="; ".join(relation.objects))
            return
        if not self._known(relation.subject, relation.at):
            return
        named = map(self._as_declared, relation.objects)
        objects = tuple(o for o in named if self._known(o, relation.at))
        entity = self.entities[relation.subject]
        match relation.link:
            case Link.INCLUDES:
                self._change(
                    relation.subject,
                    members=(*(entity.members or ()), *objects),
                    members_open=entity.members_open or not objects,
                )
            case Link.CONSISTS_OF:
                self._change(relation.subject, members=objects, members_open=not objects)
            case Link.IS_IN:
                self._change(relation.subject, inside=(*entity.inside, *objects))
            case Link.HEADED_BY:
                self._change(relation.subject, head=objects[0] if objects else None)

    def _as_declared(self, name: str) -> str:
        """Return a name as declared: a sentence may begin with a capital, and with “The”."""
        for form in (name, _ARTICLE.sub("", name)):
            for written in (form, form[:1].lower() + form[1:]):
                if written in self.entities:
                    return written
        return name

    def _change(self, name: str, **values: object) -> None:
        self.entities[name] = replace(self.entities[name], **values)  # type: ignore[arg-type]

    def _known(self, name: str, at: Span | None) -> bool:
        if name in self.entities:
            return True
        near = nearest_name(name, self.entities.keys())
        hint = f" Did you mean “{near}”?" if near else " Declare it first: “The things are …”."
        fix = Fix(f"Write “{near}”.") if near else None
        self._mistake("undeclared-name", f"“{name}” is not among the words used.{hint}", at, fix)
        return False

    def find_look_alikes(self) -> None:
        """Report names that a capital letter alone tells apart: a sentence may begin with one."""
        for name, entity in self.entities.items():
            small = name[:1].lower() + name[1:]
            if small != name and small in self.entities:
                self._mistake(
                    "names-alike",
                    f"Nothing but a capital letter tells “{name}” from “{small}”. At the beginning "
                    "of a sentence they cannot be told apart.",
                    entity.at,
                    Fix("Give one of them a longer name."),
                )

    def find_circles(self) -> None:
        """Report places that lie inside themselves, and collectives that include themselves."""
        for what, attribute in (("lies inside", "inside"), ("includes", "members")):
            while circle := self._circle(attribute):
                first, *others = circle
                named = ", ".join(f"“{name}”" for name in others[:_NAMED_OF_CIRCLE])
                way = f", by way of {named}" if others else ""
                more = " and others" if len(others) > _NAMED_OF_CIRCLE else ""
                self._mistake(
                    "circular-declaration",
                    f"“{first}” {what} itself{way}{more}.",
                    self.entities[first].at,
                    Fix("Take back one of the sentences that make this circle."),
                )
                for name in circle:
                    self._change(name, **{attribute: ()})

    def _circle(self, attribute: str) -> list[str]:
        """Return the names of one circle, from the one declared first; empty where none is left."""
        links = {
            name: tuple(getattr(entity, attribute) or ()) for name, entity in self.entities.items()
        }
        try:
            TopologicalSorter(links).prepare()
        except CycleError as found:
            circle: list[str] = found.args[1][:0:-1]
            declared = list(self.entities)
            start = circle.index(min(circle, key=declared.index))
            return circle[start:] + circle[:start]
        return []

    def _mistake(self, code: str, message: str, at: Span | None, fix: Fix | None = None) -> None:
        self.findings.append(Finding(code, Severity.MISTAKE, message, span=at, fix=fix))

    def vocabulary(self, declarations: tuple[Declaration, ...]) -> Vocabulary:
        open_terms = tuple(
            entry.name
            for names in declarations
            if isinstance(names, Names) and names.kind is Kind.OPEN_TERM
            for entry in names.entries
        )
        signatories_open = any(
            isinstance(d, Names) and d.kind is Kind.SIGNATORY and d.open_ended for d in declarations
        )
        return Vocabulary(self.entities, self.verbs, open_terms, self.definitions, signatories_open)
