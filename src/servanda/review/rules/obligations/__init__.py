"""Duties that cannot fall due, begin, or end."""
