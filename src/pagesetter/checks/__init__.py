"""Preflight: what a press would refuse. Empty so far: reading and composing tell their own."""
