"""In which language words are written.

Scripts that one language uses tell it by themselves (Unicode Standard Annex 24). Otherwise the
small words decide that no sentence does without: from the stop word lists of the Snowball project
(snowballstem.org), those that agreements are full of.
"""

from __future__ import annotations

import re
from collections import Counter

_FUNCTION_WORDS = {
    "English": "the of and to in shall be is are this that which with by for from or any its have"
    " a an as at on no not under such",
    "French": "de le la les des du et en est sont dans pour par que qui une un aux au ce cette sur",
    "Spanish": "de a no lo el la los las del y en es son para por que una un al se con"
    " esta este sobre sus",
    "Portuguese": "de no na o a os as do da dos das e em são para por que uma um ao com não"
    " se pelo pela",
    "Italian": "a da non si il la i gli le del della dei delle e di in è sono per che una"
    " un al con nel nella",
    "German": "der die das den dem des und in ist sind für von mit zu auf eine ein im werden nicht",
    "Dutch": "de het een en van in is zijn voor met te op dat die aan door bij worden niet deze",
    "Danish": "den det de og i er som en et for til af med på skal ikke at denne dette ved kan",
    "Norwegian": "den det de og i er som en et for til av med på skal ikke å denne dette ved kan",
    "Swedish": "den det de och i är som en ett för till av med på skall inte att denna detta kan",
    "Finnish": "ja on ei se että joka jonka ovat tämä tämän kun myös tai sekä olla jotka mukaan",
    "Hungarian": "a az és hogy nem is egy ez azt meg vagy van kell amely között szerint által",
    "Russian": "и в на с по для из от к не что это или при их его будет стороны между",  # noqa: RUF001
    "Ukrainian": "і в на з по для від до не що це або при їх його буде сторони між та у",  # noqa: RUF001
}
_SCRIPTS = {
    "Arabic": "\u0600-\u06ff",
    "Hebrew": "\u0590-\u05ff",
    "Greek": "\u0370-\u03ff",
    "Armenian": "\u0530-\u058f",
    "Georgian": "\u10a0-\u10ff",
    "Chinese": "\u4e00-\u9fff",
}
_LANGUAGES_OF: dict[str, list[str]] = {}
for _language, _words in _FUNCTION_WORDS.items():
    for _word in _words.split():
        _LANGUAGES_OF.setdefault(_word, []).append(_language)
_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN = re.compile("|".join(f"(?P<{name}>[{letters}])" for name, letters in _SCRIPTS.items()))
_LOOKED_AT = 400
_FEWEST = 3
_SCRIPT_SHARE = 0.3


def language_of(text: str) -> str | None:
    """Name the language of a text by its beginning, in English; None where too little tells."""
    text = text[:_LOOKED_AT].lower()
    if not text.isascii() and (script := _by_script(text)):
        return script
    counts: Counter[str] = Counter()
    for word in _WORD.findall(text):
        for language in _LANGUAGES_OF.get(word, ()):
            counts[language] += 1
    (best, most), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return best if most >= _FEWEST and most > second else None


def _by_script(text: str) -> str | None:
    found = Counter(str(match.lastgroup) for match in _FOREIGN.finditer(text))
    script, most = next(iter(found.most_common(1)), ("", 0))
    return script if most > _SCRIPT_SHARE * len(text) else None
