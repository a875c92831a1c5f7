"""Small texts, read as the command reads them."""

from servanda.exchange import document_from
from servanda.reading.provisions import Found, Mention, find_provisions, passages_of
from servanda.reading.segmentation import segment


def found_in(text: str) -> dict[str, Found]:
    """Return what a plain text says of each provision, by the provision's code."""
    document, _ = document_from(text.encode(), "text.txt")
    assert document is not None
    found = find_provisions(passages_of(segment(document)))
    return {each.provision.code: each for each in found}


def mentions(text: str, code: str) -> tuple[Mention, ...]:
    return found_in(text)[code].mentions


def provided_in(text: str) -> set[str]:
    return {code for code, found in found_in(text).items() if found.is_provided}
