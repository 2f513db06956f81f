"""What candidates want: now, later or never, each with the words it came from."""
