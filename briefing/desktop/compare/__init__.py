"""The comparison canvas: one widget on which two pictures of a place are compared in every way.

What is compared:         scene, surface, words, views, kept_figure, scales
What the canvas does:     viewport, comparing, zooming, tooling, canvas, blinking, tone_advice
How it is painted:        painting, problems, fitting, divider, difference, toning
What lies over it:        overlays, badges, chips, minimap, measure, description
What hands do to it:      pointer, keys, tool, ruler, aligner
Where pixels come from:   loading, reading_ahead, pixels, tiles, sharpening, originals
The row above it:         controls, mode_bar, glyphs, options, number_field
What stands below it:     date_strip, captions, link_label
What is heard of it:      accessible_canvas, accessible_dates
What is taken along:      keepsake, sizes
"""
