"""Word files (DOCX): read with every side of their tracked changes, and written."""
