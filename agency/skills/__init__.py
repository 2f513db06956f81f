"""The vocabulary: skills, designations, industries and titles, and finding them in text."""
