"""Good files with a few bytes changed."""

import random


def mutated(good: bytes, draw: random.Random) -> bytes:
    """One to twenty bytes changed, taken out or put in."""
    content = bytearray(good)
    for _ in range(draw.randint(1, 20)):
        at = draw.randrange(len(content))
        match draw.randrange(3):
            case 0:
                content[at] = draw.randrange(256)
            case 1:
                del content[at : at + draw.randint(1, 40)]
            case _:
                content[at:at] = draw.randbytes(draw.randint(1, 40))
    return bytes(content)
