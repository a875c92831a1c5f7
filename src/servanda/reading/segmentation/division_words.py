"""What agreements call their divisions, in the languages they are written in.

Source: Interinstitutional Style Guide of the European Union, part 2 (legal acts: article, chapter,
section, title, part, annex), which gives these words in each official language; the official
languages of the United Nations beside them.
"""

from __future__ import annotations

from collections.abc import Iterable

# Divisions that are cited by their own number, in order of preference where several count alike.
ARTICLES = {
    "article": (
        "article", "articles", "artículo", "articulo", "artikel", "artigo", "articolo", "artykuł",
        "статья", "стаття", "член", "члан", "članak", "artikla", "artikkel", "articol", "art",
        "articie",
    ),
    "regulation": ("regulation", "règlement"),
    "rule": ("rule", "règle", "regla", "regel"),
    "principle": ("principle", "principe", "principio"),
    "point": ("point", "punto", "punkt"),
    "clause": ("clause", "cláusula", "clausula"),
    "item": ("item",),
    "step": ("step",),
    "section": ("section", "sección", "seccion", "abschnitt", "secção"),
    "paragraph": ("paragraph", "paragraphe", "párrafo"),
    "note": ("note",),
}  # fmt: skip
# Divisions that hold articles.
HOLDERS = {
    "book": ("book", "livre", "libro"),
    "part": ("part", "partie", "parte", "teil", "часть"),
    "title": ("title", "titre", "título", "titulo", "titel"),
    "chapter": (
        "chapter",
        "chapitre",
        "capítulo",
        "capitulo",
        "kapitel",
        "kapittel",
        "hoofdstuk",
        "глава",
        "розділ",
    ),
    "division": ("division",),
    "subsection": ("subsection", "sub-section", "sous-section"),
}
# Texts that come after the agreement, numbered anew; the letters name them in labels.
ATTACHED = {
    "annex": ("annex", "annexe", "annexure", "anexo", "anhang", "allegato", "bilaga", "приложение",
              "додаток", "приложения"),
    "protocol": ("protocol", "protocole", "protocolo"),
    "schedule": ("schedule",),
    "appendix": ("appendix", "appendice", "apéndice", "apendice", "anlage"),
    "attachment": ("attachment", "addendum", "adjunto", "exhibit", "enclosure"),
}  # fmt: skip
SHORT = {"annex": "A", "protocol": "Pr", "schedule": "Sch", "appendix": "App", "attachment": "Att"}
# Attached to what is itself attached.
INNER = frozenset({"appendix", "attachment"})

CANONICAL = {
    word: name
    for words in (ARTICLES, HOLDERS, ATTACHED)
    for name, spellings in words.items()
    for word in spellings
}
# Where the number comes first: "3 straipsnis", "First Article".
AFTER_NUMBER = ("straipsnis", "pants", "cikk", "artikla", "article", "chapter")


def spellings(words: Iterable[str]) -> list[str]:
    """Return the ways in which words may be written at the head of a division."""
    cased = {way for word in words for way in (word, word.capitalize(), word.upper())}
    return sorted(cased, key=lambda word: (-len(word), word))
