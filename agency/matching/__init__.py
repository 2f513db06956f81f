"""How well does this person fit this role? Facts in, an answer with its reasons out."""
