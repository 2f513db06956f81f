"""Notes of many hands, a kind a file: what each plainly says, and what it must not say surely."""
