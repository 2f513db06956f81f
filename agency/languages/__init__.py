"""In which language somebody reads: what is marked in the code, and what it is in French."""
