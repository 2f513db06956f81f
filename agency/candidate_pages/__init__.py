"""The candidates' face. Guard: a valid link."""
