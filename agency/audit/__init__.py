"""Who did what and when, gathered from the history and the ledgers that the rooms keep."""
