"""How well notes are read: two halves of notes, each with what it says, held against the reader.

`work.jsonl` is for whoever works on the reader; `measure.jsonl` is opened only to measure.
"""
