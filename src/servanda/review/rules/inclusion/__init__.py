"""Rules on inclusion: whom the text leaves without a word."""
