"""From a document to proposed readings; nothing here is trusted until a person confirms it."""
