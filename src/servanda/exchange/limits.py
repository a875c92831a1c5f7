"""How much of a source is read, so that no file can keep the user waiting.

The longest treaty among our test texts has 0.6 million characters. A saved page may carry pictures
and scripts many times the size of its words, so its bytes may be many more than its words.
"""

from __future__ import annotations

from servanda.findings import Finding, Severity

MOST_BYTES = 16_000_000
# A zipped document or a PDF carries its pictures with it.
MOST_PACKED = 256_000_000
MOST_WORDS = 1_500_000
# Taking Markdown apart costs several times more than the other formats.
MOST_MARKDOWN = 700_000
# One part of a zipped document, unpacked: markup is some thirty times the size of its words.
MOST_UNPACKED = 100_000_000
MOST_MEMBERS = 5_000
# Each tag of XML takes some hundred bytes of memory, whatever it is for.
MOST_TAGS = 4_000_000
# A PDF is taken apart by a program of its own, which is ended when it takes longer.
MOST_PAGES = 3_000
MOST_SECONDS = 300
MOST_SECONDS_A_PAGE = 20


def too_large(name: str, words: int) -> Finding:
    """Say that only the beginning was read."""
    message = f"{name} is too large; only its first {words:,} characters of text were read."
    return Finding("source-too-large", Severity.HIGH, message)
