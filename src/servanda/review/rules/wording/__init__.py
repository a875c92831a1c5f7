"""How the words are chosen: hedges, vague standards, missing doers, open exceptions."""
