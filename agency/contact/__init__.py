"""May we contact this person now? The policy is pure; facts, consent and terms meet the database."""
