"""Rules on balance: what each party owes beside what the others owe."""
