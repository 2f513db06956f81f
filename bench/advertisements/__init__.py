"""Advertisements with what they say of the role, in two halves, and how the reader's answers are counted."""
