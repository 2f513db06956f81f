"""How well notes are read: two halves of notes, each with what it says, held against the reader.

`work.jsonl` is for whoever works on the reader, and holds the first measuring half too (m001 to m399);
`measure.jsonl` (n001 on) is opened only to measure.
"""
