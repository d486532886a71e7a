"""Boxes: furniture, pictures, co-organizers, advertisements, rules and standing elements."""
