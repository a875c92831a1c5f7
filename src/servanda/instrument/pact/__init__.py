"""Pact, the controlled English of readings: grammar, words, parser, formatter."""
