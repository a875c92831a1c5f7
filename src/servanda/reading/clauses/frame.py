"""What a clause says, norm by norm: the representation that everything after parsing builds on.

A *clause* is a piece of text, of one sentence or several. A *frame* is one norm that it states (or
one statement of fact). Every value points to its words: characters of the clause's own text, in
several spans where they stand apart. Nothing here refers to the parser or to Pact.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FrameKind(StrEnum):
    """What sort of norm a frame states."""

    DUTY = "duty"
    PROHIBITION = "prohibition"
    PERMISSION = "permission"
    EXEMPTION = "exemption"
    POWER = "power"
    EXPECTATION = "expectation"
    DECLARATION = "declaration"
    GUARANTEE = "guarantee"
    ENTITLEMENT = "entitlement"
    CONSEQUENCE = "consequence"
    DEFINITION = "definition"
    FACT = "statement of fact"


class Deontic(StrEnum):
    """How somebody is bound, whatever words said so (`shall no longer` is MUST_NOT)."""

    MUST = "must"
    MUST_NOT = "must not"
    MAY = "may"
    NEED_NOT = "need not"
    SHOULD = "should"
    SHOULD_NOT = "should not"


class Stated(StrEnum):
    """How a value comes by its words."""

    EXPLICIT = "explicit"
    """It stands there."""
    RESOLVED = "resolved"
    """A word takes it up (`they`), and what stands for is plain."""
    NOT_STATED = "not stated"
    """The words leave it open: nobody is named, or a pronoun could mean several."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters of the clause's text from `start` up to `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Words:
    """Some of the clause's words, in its order.

    `text` spells the spans, joined by ` … ` where they stand apart.
    """

    text: str
    spans: tuple[Span, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with what it counts: `no more than 600`, unit `personnel`, of a phrase."""

    words: Words
    figure: Words
    unit: Words | None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase.

    `words` are all its words; `name` is what can be declared: the head with what stands before it
    and what `of` adds, without determiner, relative clause or participle. `head` is the head noun's
    base form, `determiner` in lower case. Several joined phrases (`A, B and C`) are the `members`
    of one, each without members of its own, with `joint` as `and`, `or` or `nor`.
    """

    words: Words
    name: Words
    head: str
    determiner: str | None = None
    is_proper: bool = False
    is_pronoun: bool = False
    is_plural: bool = False
    quantity: Quantity | None = None
    members: tuple[Phrase, ...] = ()
    joint: str | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a role in a norm: named, taken up by a word, or not stated.

    `phrase` is what stands in the clause (the pronoun itself, where one stands there); `means` is
    whom a pronoun or `such members` take up. An unresolved pronoun keeps its phrase and is
    NOT_STATED.
    """

    stated: Stated
    phrase: Phrase | None = None
    means: Phrase | None = None

    @property
    def who(self) -> Phrase | None:
        """Who it is, where the words say so."""
        return self.means if self.stated is Stated.RESOLVED else self._named

    @property
    def _named(self) -> Phrase | None:
        return self.phrase if self.stated is Stated.EXPLICIT else None


NOBODY_NAMED = Holder(Stated.NOT_STATED)


@dataclass(frozen=True, slots=True)
class Binding:
    """How the words bind: the deontic, the words that say so, and what turns or narrows them.

    `deontic` binds to the act's `verb`; `modal` is what the helpers of its `head` alone say, None
    without any: `shall refrain from firing` is MUST with the head, MUST_NOT with the verb. `words`
    is None where the form alone says it (an imperative, `Withdrawal of all forces`).
    `narrowing` holds words (`only`, `solely`, `neither … nor` in odd places, a doubled denial)
    without which the frame would say something else: whoever cannot say them must not restate it.
    """

    deontic: Deontic
    modal: Deontic | None
    words: Words | None
    narrowing: Words | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """What stands with an act after a preposition: `with`, and with whom.

    `is_somebody`: it names one who can act. A second object has no preposition (``).
    """

    preposition: str
    words: Words
    phrase: Phrase | None
    is_somebody: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """What is done; without words where the sentence breaks off before it says (`shall:`).

    `words` is the verb with what governs it (`strive to achieve`); `head` is the base form of the
    verb that the modal stands with (`strive`), which those who code institutions call the aim;
    where the first verb binds in the modal's place (`is authorized to adopt`), it is the verb
    after it. `verb` is the base form of the verb that says what is done, with its particle
    (`achieve`, `carry out`). `is_passive`: the object stands where a subject does. `is_noun`: a
    noun names the act (`withdrawal`). `object_means` is what the object takes up (`them`, `such
    forces`), where that is plain. `predicate` is what is said of the subject (`be eligible`),
    `content` a clause that takes the object's place.
    """

    words: Words
    head: str
    verb: str
    is_passive: bool = False
    is_noun: bool = False
    object: Phrase | None = None
    object_means: Phrase | None = None
    predicate: Words | None = None
    content: Words | None = None
    roles: tuple[Role, ...] = ()


class Circumstance(StrEnum):
    """How words beside an act bear on it."""

    CONDITION = "condition"
    EXCEPTION = "exception"
    DEADLINE = "deadline"
    DURATION = "duration"
    FREQUENCY = "frequency"
    PLACE = "place"
    MANNER = "manner"
    PURPOSE = "purpose"
    VERIFIER = "verifier"
    DECIDER = "decider"
    REFERENCE = "cross-reference"
    CONSEQUENCE = "consequence"


@dataclass(frozen=True, slots=True)
class Event:
    """What a subordinate clause says happens: `If Norland invades …`. `denied`: does not."""

    who: Holder
    act: Act
    qualifiers: tuple[Qualifier, ...] = ()
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Qualifier:
    """Words that say when, where, how, on what terms the norm holds or the act is done.

    `mark` is the word that opens them, in lower case (`if`, `within`, `unless`); `event` is what a
    subordinate clause says; `start` the words of the event from which a time runs; `phrase` what
    stands after a preposition.
    """

    kind: Circumstance
    words: Words
    mark: str
    event: Event | None = None
    phrase: Phrase | None = None
    start: Words | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """One norm: who is bound how to do what, to whom, on which terms.

    `topic` is the subject where it names neither the bearer nor what the act is done to (`The
    report shall contain …`). `because` says in one line why it is read so; `confidence`, between 0
    and 1, is how often a frame like it agreed with human coders. `sentence` is where its sentence
    stands.
    """

    kind: FrameKind
    bearer: Holder
    counterparty: Holder
    topic: Phrase | None
    binding: Binding | None
    act: Act
    qualifiers: tuple[Qualifier, ...]
    sentence: Span
    because: str
    confidence: float
    references: tuple[Words, ...]
    """Articles, annexes and other texts that its words refer to."""
    taken: tuple[Span, ...]
    """All words that the frame speaks of."""
    is_aside: bool = False
    """Whether it stands in a relative clause of what the sentence says (`…, who shall …`)."""

    @property
    def circumstances(self) -> Words:
        """All that qualifies the act: the qualifiers and what stands after prepositions."""
        parts = [*(q.words for q in self.qualifiers), *(r.words for r in self.act.roles)]
        parts.sort(key=lambda words: words.spans)
        spans = tuple(span for words in parts for span in words.spans)
        return Words(" … ".join(words.text for words in parts), spans)

    def of_kind(self, *kinds: Circumstance) -> tuple[Qualifier, ...]:
        """Return the qualifiers of some kinds, in the order of the text."""
        return tuple(q for q in self.qualifiers if q.kind in kinds)


@dataclass(frozen=True, slots=True)
class UnreadWords:
    """Words that no frame takes, and why."""

    words: Words
    because: str


@dataclass(frozen=True, slots=True)
class ClauseReading:
    """All that a clause says: its frames, in its order, and the words that none of them takes."""

    text: str
    frames: tuple[Frame, ...]
    unread: tuple[UnreadWords, ...]
