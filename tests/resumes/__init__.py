"""The room of résumés."""
