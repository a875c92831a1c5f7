"""What we tell the user: where, what, how grave, and what would settle it."""

from servanda.findings.finding import Edit, Finding, Fix, Note, Safety, Severity, State
from servanda.findings.span import Span, Text

__all__ = ["Edit", "Finding", "Fix", "Note", "Safety", "Severity", "Span", "State", "Text"]
