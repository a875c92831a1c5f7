"""Forms of English verbs and nouns, so that a reading can say *launches* and *launched*."""

from __future__ import annotations

_VOWELS = "aeiou"

# Past forms that no rule gives, of verbs in ordinary English use.
_IRREGULAR_PAST = {
    "arise": "arisen arose", "be": "been was", "become": "became become", "begin": "begun began",
    "bind": "bound", "break": "broken broke", "bring": "brought", "build": "built", "buy": "bought",
    "choose": "chosen chose", "come": "come came", "cut": "cut", "deal": "dealt", "do": "done did",
    "draw": "drawn drew", "drive": "driven drove", "fall": "fallen fell", "feed": "fed",
    "fight": "fought", "find": "found", "fly": "flown flew", "forbid": "forbidden forbade",
    "forgive": "forgiven forgave", "freeze": "frozen froze", "get": "got", "give": "given gave",
    "go": "gone went", "grow": "grown grew", "have": "had", "hear": "heard", "hide": "hidden hid",
    "hit": "hit", "hold": "held", "keep": "kept", "know": "known knew", "lay": "laid",
    "lead": "led", "leave": "left", "lend": "lent", "let": "let", "lose": "lost", "make": "made",
    "meet": "met", "pay": "paid", "put": "put", "quit": "quit", "read": "read",
    "rise": "risen rose",
    "run": "run ran", "say": "said", "see": "seen saw", "seek": "sought", "sell": "sold",
    "send": "sent", "set": "set", "shoot": "shot", "show": "shown showed", "sink": "sunk sank",
    "sit": "sat", "speak": "spoken spoke", "spend": "spent", "split": "split",
    "spread": "spread", "stand": "stood", "steal": "stolen stole", "strike": "struck",
    "swear": "sworn swore", "take": "taken took", "teach": "taught", "tell": "told",
    "think": "thought", "throw": "thrown threw", "undertake": "undertaken undertook",
    "undergo": "undergone underwent", "uphold": "upheld", "win": "won",
    "withdraw": "withdrawn withdrew", "withhold": "withheld", "write": "written wrote",
}  # fmt: skip

_DOUBLES_LAST = frozenset(
    {"admit", "ban", "bar", "commit", "compel", "confer", "control", "defer", "drop", "equip",
     "expel", "occur", "omit", "patrol", "permit", "plan", "program", "rebel", "recur", "refer",
     "remit", "ship", "stop", "submit", "transfer", "transmit", "transship", "trap"},
)  # fmt: skip
"""Verbs that double their last consonant before *-ed*."""


def third_person(verb: str) -> str:
    """Return `carries out` for `carry out`."""
    head, space, rest = verb.partition(" ")
    return _with_s(head) + space + rest


def pasts(verb: str) -> tuple[str, ...]:
    """Return the past forms, the participle first: `launched`; `given`, `gave`."""
    head, space, rest = verb.partition(" ")
    return tuple(form + space + rest for form in _past_words(head))


def plural(noun: str) -> str:
    """Return `missiles` for `missile`; of several words the last, or the one before *of*."""
    head, of, rest = noun.partition(" of ")
    first, space, last = head.rpartition(" ")
    return first + space + _with_s(last) + of + rest


def in_plural(noun: str) -> str:
    """Return the plural of a noun that may have been declared in it: `prisoners`, `forces`."""
    head = noun.partition(" of ")[0]
    is_plural = head.endswith("s") and not head.endswith(("ss", "us", "is"))
    return noun if is_plural else plural(noun)


def counted(number: int, noun: str) -> str:
    """Return `1 report`, `2,000 reports`."""
    return f"{number:,} {noun if number == 1 else plural(noun)}"


def _with_s(word: str) -> str:
    if word in {"be", "have", "do", "go"}:
        return {"be": "is", "have": "has", "do": "does", "go": "goes"}[word]
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _past_words(word: str) -> tuple[str, ...]:
    prefix, hyphen, stem = word.rpartition("-")
    if stem.startswith("re") and stem[2:] in _IRREGULAR_PAST and stem not in _IRREGULAR_PAST:
        prefix, hyphen, stem = prefix + hyphen + "re", "", stem[2:]
    if stem in _IRREGULAR_PAST:
        return tuple(prefix + hyphen + form for form in _IRREGULAR_PAST[stem].split())
    if stem in _DOUBLES_LAST:
        return (word + stem[-1] + "ed",)
    if word.endswith("e"):
        return (word + "d",)
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return (word[:-1] + "ied",)
    return (word + "ed",)


IRREGULAR_PARTICIPLES = frozenset(forms.split()[0] for forms in _IRREGULAR_PAST.values())
"""Past participles that do not end in *-ed*."""
