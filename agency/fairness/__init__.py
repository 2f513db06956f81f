"""Groups that people declare of themselves, apart from everything else, and the audit they make possible.

What somebody declares is never read by fit, never shown to a recruiter, and leaves this room only
as counts, or as rows under random numbers for an outside auditor.
"""
