"""Coaching: the three stories, practice with questions from our own bank, interviews prepared and what they taught."""
