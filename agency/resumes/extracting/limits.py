"""What reading one file may cost."""

MEGABYTE = 1024 * 1024
MOST_BYTES = 10 * MEGABYTE
"""Of one document."""
MOST_ARCHIVE_BYTES = 50 * MEGABYTE
MOST_MEMBERS = 2_000
MOST_INFLATED = 64 * MEGABYTE
MOST_RATIO = 50
"""Inflated over packed; a small file may unpack to one megabyte whatever its ratio."""
MOST_CHARACTERS = 100_000
MOST_PAGES = 50
CPU_SECONDS = 10
WALL_SECONDS = 20
MEMORY = 512 * MEGABYTE
MOST_OUTPUT = MOST_INFLATED + MEGABYTE
