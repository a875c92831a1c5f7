"""Makes the program that evidence is held against of the norms of an agreement."""

from servanda.monitor.from_norms.program import program_from

__all__ = ["program_from"]
