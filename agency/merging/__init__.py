"""Two records that are one person: shown side by side, merged, and parted again for thirty days."""
