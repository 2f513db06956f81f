"""What recruiters do with the people a search found."""
