"""Signs that Word takes from a font of pictures instead of writing the letter they are."""

from __future__ import annotations

# Adobe's Symbol encoding: where the Latin letters are, it has the Greek ones.
_GREEK = dict(
    zip(
        "ABCDEFGHIKLMNOPQRSTUWXYZabcdefghiklmnopqrstuwxyz",
        "ΑΒΧΔΕΦΓΗΙΚΛΜΝΟΠΘΡΣΤΥΩΞΨΖαβχδεφγηικλμνοπθρστυωξψζ",
        strict=True,
    )
)
_SYMBOL = {0xB7: "•", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "\u00d7", 0xB9: "≠", 0xDE: "⇒",
           0xAE: "→", 0xB0: "°", 0xA7: "♣", 0xD3: "©", 0xD2: "®", 0xD4: "™"}  # fmt: skip
# Microsoft's Wingdings: the boxes, ticks and bullets that forms and lists are made with.
_WINGDINGS = {0x6F: "☐", 0xA8: "☐", 0xFE: "☑", 0xFD: "☒", 0x78: "☒", 0xFC: "✓", 0xFB: "✗",
              0xA7: "▪", 0x6E: "■", 0x6C: "●", 0x9F: "•", 0xD8: "➢", 0xE0: "→",
              0xDF: "←", 0x76: "❖", 0x71: "❑", 0x2A: "✉", 0x28: "☎"}  # fmt: skip
_PRIVATE = range(0xF000, 0xF100)


def symbol(font: str, code: str) -> str:
    """Return the letter for a sign; the sign of a damaged letter where nobody can tell."""
    try:
        number = int(code, 16)
    except ValueError:
        return "\ufffd"
    if number not in _PRIVATE:
        return chr(number) if 0x20 <= number < 0xD800 else "\ufffd"  # noqa: PLR2004 - no surrogate
    low = number - _PRIVATE.start
    if font.lower().startswith("wingdings"):
        return _WINGDINGS.get(low, "\ufffd")
    return _SYMBOL.get(low) or _GREEK.get(chr(low)) or (chr(low) if low < 0x7F else "\ufffd")  # noqa: PLR2004 - ASCII
