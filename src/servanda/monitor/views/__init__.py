"""What a view makes of the evidence: its worlds, one verdict of them, and how views agree."""
