"""The provisions that are looked for, one family a file."""
