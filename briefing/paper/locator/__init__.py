"""A small map that says where a figure is: drawn from data of Natural Earth, as an SVG for paper and for the web."""
