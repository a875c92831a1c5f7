"""The names that WordprocessingML gives its elements (ISO/IEC 29500-1, transitional)."""

from __future__ import annotations

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DS = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
XML = "http://www.w3.org/XML/1998/namespace"
"""The part by which a Word file carries the pact file that it was made of."""


def w(name: str) -> str:
    """Return a name of the main vocabulary, as lxml writes it."""
    return f"{{{W}}}{name}"
