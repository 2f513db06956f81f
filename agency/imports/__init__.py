"""An agency's own files: people and roles from CSV, each row taken or refused with its reason."""
