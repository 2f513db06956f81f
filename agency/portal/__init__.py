"""The recruiters' face. Guard: signed in."""
