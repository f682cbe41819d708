"""A briefing becomes a PDF, page images or another file to hand on.

What is asked for:        printing, options
What is laid out:         content, runs, tables, joined_letters, too_long, depth, words, shortening, foreign
Its pictures and maps:    plates, plate, plate_words, kept_plates, open_pictures, scale_bars, maps, locator
Where it is laid out:     press, workroom, compiler, patience, rehearsal
What came of it:          sheets, preflight, incomplete
Other ways out:           export
"""
