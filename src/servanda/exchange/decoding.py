"""Bytes become characters; every guess on the way is told to the user."""

from __future__ import annotations

import codecs
import re

from servanda.findings import Finding, Severity

# Longest marks first: the mark of UTF-32 begins with that of UTF-16.
_BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffe\uffff]")
_SAMPLE = 65_536
# Real text, however damaged, has hardly any control characters; one in fifty is a generous bound.
_MOST_CONTROL_SHARE = 0.02
# In Western text stored as UTF-16 nearly every other byte is zero.
_WIDE_ZERO_SHARE = 0.7


def decode(data: bytes) -> tuple[str | None, tuple[Finding, ...]]:
    """Return the characters of `data`, or None where it holds none, and every guess made."""
    text, findings = _characters(data)
    sample = text[:_SAMPLE]
    if sample and len(_CONTROL.findall(sample)) > _MOST_CONTROL_SHARE * len(sample):
        return None, (
            Finding(
                "not-text",
                Severity.MISTAKE,
                "This file holds no text; it may be a picture, a program or damaged.",
            ),
        )
    if (damaged := len(_CONTROL.findall(text))) > 0:
        text = _CONTROL.sub(" ", text)
        findings = (
            *findings,
            _note("stray-characters", f"{damaged} unprintable characters were read as spaces."),
        )
    return text.replace("\r\n", "\n").replace("\r", "\n"), findings


def _characters(data: bytes) -> tuple[str, tuple[Finding, ...]]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _complete(data, encoding)
    if wide := _wide_encoding(data[:_SAMPLE]):
        return _complete(data, wide)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    if (declared := _DECLARED.search(data[:2048])) and (name := _known(declared[1])):
        return _complete(data, name)
    return _guessed(data)


def _wide_encoding(sample: bytes) -> str | None:
    even, odd = sample[0::2], sample[1::2]
    if odd and odd.count(0) > _WIDE_ZERO_SHARE * len(odd) and even.count(0) < len(even) / 10:
        return "utf-16-le"
    if even and even.count(0) > _WIDE_ZERO_SHARE * len(even) and odd.count(0) < len(odd) / 10:
        return "utf-16-be"
    return None


def _known(name: bytes) -> str | None:
    """Return the codec for a declared name; the plain Unicode ones have already been tried."""
    try:
        codec = codecs.lookup(name.decode("ascii", "replace")).name
    except LookupError:
        return None
    is_for_text = getattr(codecs.lookup(codec), "_is_text_encoding", True)
    return codec if is_for_text and codec != "utf-8" else None


def _complete(data: bytes, encoding: str) -> tuple[str, tuple[Finding, ...]]:
    text = data.decode(encoding, "replace")
    return text, _lost(text.count("\ufffd"))


def _guessed(data: bytes) -> tuple[str, tuple[Finding, ...]]:
    """Choose between damaged UTF-8 and the Western single-byte alphabets."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    sound = sum(1 for c in text if c > "\x7f") - lost
    if sound > lost:
        return text, _lost(lost)
    try:
        text, alphabet = data.decode("cp1252"), "Windows Western (cp1252)"
    except UnicodeDecodeError:
        text, alphabet = data.decode("latin-1"), "Latin-1"
    message = f"The file does not say how its letters are stored; it was read as {alphabet}."
    return text, (_note("encoding-guessed", message),)


def _lost(count: int) -> tuple[Finding, ...]:
    if not count:
        return ()
    message = f"{count} letters are damaged in the file and stand as \ufffd."
    return (Finding("letters-damaged", Severity.LOW, message),)


def _note(code: str, message: str) -> Finding:
    return Finding(code, Severity.NOTE, message)
