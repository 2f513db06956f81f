"""Résumés as files: kept, read in a child process, and proposed for confirmation."""
