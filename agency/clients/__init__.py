"""Who hires: clients, their contacts, their roles and whom we may not approach."""
