"""What clients open from a letter: a profile without a name, and the buttons that answer it."""
