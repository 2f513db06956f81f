"""What recruiters do with the people a search found: follow it, narrow it by the light, write to several at once."""
