"""What candidates tell us on their own page: read, written down, and brought to their owner."""
