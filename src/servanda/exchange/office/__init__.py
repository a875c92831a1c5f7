"""What the word processors' formats have in common: paragraphs, rows, tracked changes, telling."""
