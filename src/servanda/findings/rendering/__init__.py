"""Findings for a person at a terminal, and for other programs."""

from servanda.findings.rendering.as_json import to_json
from servanda.findings.rendering.sarif import to_sarif
from servanda.findings.rendering.terminal import print_findings

__all__ = ["print_findings", "to_json", "to_sarif"]
