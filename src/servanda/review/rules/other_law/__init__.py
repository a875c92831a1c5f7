"""Rules on other law: what the text touches outside itself."""
