"""Taking in public classifications: reading them as published, and storing them beside our own words."""
