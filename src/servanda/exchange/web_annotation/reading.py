"""Reads annotations: ours, those of any tool that follows the standard, and those of hypothes.is.

hypothes.is gives its own layout (`rows`, `text`, `user`, `target` with `selector`), from before the
standard; its selectors are those of the standard.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from servanda.exchange.decoding import decode
from servanda.exchange.limits import MOST_BYTES
from servanda.exchange.opened import mistake
from servanda.exchange.web_annotation.annotation import Annotation, Motive
from servanda.exchange.web_annotation.selectors import Quote, Side
from servanda.findings import Finding, Severity

_MOST = 20_000
_LISTS = ("items", "rows", "resources")


def read_annotations(
    data: bytes, name: str
) -> tuple[tuple[Annotation, ...] | None, tuple[Finding, ...]]:
    """Return the annotations in these bytes; None where they hold none."""
    if len(data) > MOST_BYTES:
        return None, (mistake("not-annotations", f"{name} is larger than what is read."),)
    text, findings = decode(data)
    try:
        read: object = json.loads(text or "")
    except (ValueError, RecursionError):
        message = f"{name} holds no annotations: it is no JSON."
        return None, (*findings, mistake("not-annotations", message))
    entries = list(_entries(read))
    if not entries:
        message = f"{name} holds no annotations that I can tell."
        return None, (*findings, mistake("not-annotations", message))
    found = [a for entry in entries[:_MOST] if (a := _annotation(entry)) is not None]
    if (left := len(entries) - len(found)) > 0:
        message = f"{left} entries of {name} say nothing, or are more than is read."
        findings = (*findings, Finding("annotations-left-out", Severity.LOW, message))
    return tuple(found), findings


def _entries(read: object) -> Iterator[dict[str, object]]:
    """Find the annotations in a list, a page, a collection, or what a service answers."""
    if isinstance(read, list):
        yield from (entry for entry in read if isinstance(entry, dict))
    elif isinstance(read, dict):
        listed = next((read[key] for key in _LISTS if isinstance(read.get(key), list)), None)
        if listed is not None:
            yield from _entries(listed)
        elif isinstance(read.get("first"), dict):
            yield from _entries(read["first"])
        elif "target" in read:
            yield read


def _annotation(entry: dict[str, object]) -> Annotation | None:
    body = " ".join(_body(entry).split())
    quotes = tuple(quote for target in _listed(entry.get("target")) for quote in _quotes(target))
    if not body:
        return None
    motives = {str(motive) for motive in _listed(entry.get("motivation"))}
    ours = Motive.DESCRIBING in motives
    return Annotation(
        body, _creator(entry), Motive.DESCRIBING if ours else Motive.COMMENTING, quotes
    )


def _body(entry: dict[str, object]) -> str:
    """Return what is said: the text of the bodies, or that of a service's own field."""
    bodies = [
        body if isinstance(body, str) and not _is_address(body) else _value(body)
        for body in _listed(entry.get("body"))
    ]
    own = [entry.get("bodyValue"), entry.get("text")]
    return " ".join([*bodies, *(words for words in own if isinstance(words, str))])


def _value(body: object) -> str:
    value = body.get("value") if isinstance(body, dict) else None
    return value if isinstance(value, str) else ""


def _is_address(words: str) -> bool:
    return "://" in words and not any(c.isspace() for c in words)


def _creator(entry: dict[str, object]) -> str | None:
    """Return who made it: a name where one is given, else that of the account."""
    shown = entry.get("user_info")
    for field in (shown, *_listed(entry.get("creator"))):
        names = field if isinstance(field, dict) else {}
        name = names.get("display_name") or names.get("name") or names.get("nickname")
        if isinstance(name, str) and name.strip():
            return " ".join(name.split())
        if isinstance(field, str) and field.strip():
            return " ".join(field.split())
    user = entry.get("user")
    return user.removeprefix("acct:").partition("@")[0] or None if isinstance(user, str) else None


def _quotes(target: object) -> Iterator[Quote]:
    if not isinstance(target, dict):
        return
    selectors = [each for each in _listed(target.get("selector")) if isinstance(each, dict)]
    start, digest = _position(selectors)
    for selector in selectors:
        exact = selector.get("exact")
        if selector.get("type") == "TextQuoteSelector" and isinstance(exact, str):
            yield Quote(
                exact,
                _words(selector, "prefix"),
                _words(selector, "suffix"),
                _once(selector),
                start,
                digest,
            )
            return
        # A selector may be narrowed by another: the narrower one says more.
        yield from _quotes({"selector": selector.get("refinedBy")})


def _position(selectors: list[dict[str, object]]) -> tuple[int, str]:
    """Return a position and the digest of the text that it is in, where both are given."""
    for selector in selectors:
        start, digest = selector.get("start"), selector.get("servanda:digest")
        if isinstance(start, int) and isinstance(digest, str):
            return max(start, 0), digest
    return 0, ""


def _words(selector: dict[str, object], field: str) -> str:
    words = selector.get(field)
    return words if isinstance(words, str) else ""


def _once(selector: dict[str, object]) -> frozenset[Side]:
    told = {str(side) for side in _listed(selector.get("servanda:once"))}
    return frozenset(side for side in Side if side in told)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]
