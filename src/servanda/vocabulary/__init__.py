"""What an agreement's names mean: parties, places, things, measures, verbs, quantities, time."""

from servanda.vocabulary.entity import Entity, RoleSpec, Verb
from servanda.vocabulary.from_instrument import vocabulary_from
from servanda.vocabulary.vocabulary import Vocabulary

__all__ = ["Entity", "RoleSpec", "Verb", "Vocabulary", "vocabulary_from"]
