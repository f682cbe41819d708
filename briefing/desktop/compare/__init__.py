"""The comparison canvas: one widget on which two pictures of a place are compared in every way."""
