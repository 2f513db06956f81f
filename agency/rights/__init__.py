"""What people may ask of us by law, and the clocks it runs by."""
