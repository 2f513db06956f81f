"""Every contact with a person, what it gave, what was promised, and reading the note of it."""
