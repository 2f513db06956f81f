"""What the faces share: errors, headers, fields, formatting, access."""
