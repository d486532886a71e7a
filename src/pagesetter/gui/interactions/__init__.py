"""Gestures of the mouse on the page: one object from press to release, one step at its end."""
