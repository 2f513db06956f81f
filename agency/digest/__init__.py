"""One recruiter's letter for one week."""
