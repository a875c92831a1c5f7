"""Findings for a person at a terminal, and for other programs."""

from servanda.findings.rendering.as_json import finding_as_json, to_json
from servanda.findings.rendering.sarif import to_sarif
from servanda.findings.rendering.terminal import print_findings, print_hanging

__all__ = ["finding_as_json", "print_findings", "print_hanging", "to_json", "to_sarif"]
