"""How good is fit? Tasks with known answers, run through `flask match evaluate`."""
