"""The command line: one file for each command."""

from servanda.desk.cli.app import app, main

__all__ = ["app", "main"]
