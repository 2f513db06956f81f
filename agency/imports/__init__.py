"""An agency's own files, brought in row by row."""
