"""The words of each language and of haste, and the English ones the finders know instead."""
