"""The open issue without a screen: `document` (open, undo, save), `edits`, and the way to press.

Imports nothing itself: a render needs the way to press alone.
"""
