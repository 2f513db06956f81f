"""What words mean, as numbers: stems, vectors of texts, and how alike job titles are.

Pure: no database, no Flask, no clock. The same text gives the same numbers in every process.
"""
