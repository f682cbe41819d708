"""Comparing two pictures of one place, as values and plain geometry; nothing here decodes or draws."""
