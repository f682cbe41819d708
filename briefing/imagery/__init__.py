"""Picture bytes become pixels here, in a process of their own, and pairs of pictures are compared."""
