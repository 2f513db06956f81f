"""The door for measuring fit: people and roles from files, ranked as the product ranks them, written out."""
