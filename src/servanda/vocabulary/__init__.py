"""What an agreement's names mean: parties, places, things, measures, verbs, quantities, time."""

from servanda.vocabulary.entity import Entity, RoleSpec, Verb
from servanda.vocabulary.feed_names import FeedNames, feed_names_from
from servanda.vocabulary.from_instrument import vocabulary_from
from servanda.vocabulary.vocabulary import Vocabulary

__all__ = [
    "Entity",
    "FeedNames",
    "RoleSpec",
    "Verb",
    "Vocabulary",
    "feed_names_from",
    "vocabulary_from",
]
