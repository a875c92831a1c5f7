"""Who checks, with what right to look, from what starting point, and how a breach is shown."""
