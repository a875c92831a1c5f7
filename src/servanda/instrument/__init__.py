"""What was written: documents, pact files, articles, readings, and the words they quote."""
