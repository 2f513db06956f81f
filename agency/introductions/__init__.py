"""A should meet B: proposed to both, each asked on their own, introduced once both said yes, and asked whether it helped."""
