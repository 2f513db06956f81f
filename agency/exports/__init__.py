"""What leaves the house as a file: lists, one person's card, the whole agency. Each is written down."""
