"""What a briefing is: its parts, what they hold, and what is wrong with them.

What it holds:            model, blocks, walking, manifest_texts, figure_order
How that is told:         dates, values, picture_names, line_texts, line_words, binding, directions, columns
Where on the map:         places, earth
Where its parts lie:      storage, archive, names, kept_texts, kept_manifests, changes
From parts to values:     opening, manifest, markdown, seeking, hidden, whole_tables, addresses, bare_addresses
What is wrong with it:    findings, checks, manifest_checks, key_checks, scale_checks, text_checks
What it says wrongly:     date_checks, place_checks, plain_words, same_pictures, reference_checks, lacking
What its words lack:      untouched, placeholders, meant
Between its languages:    untranslated, languages_lacking, translations, copied_texts
Where that is:            manifest_lines, line_places, whereabouts, near, files_there
Where that does not open:  mending, complaints, toml_complaints, toml_depth
Making one:               scaffold, examples, schema
Of loose pictures:        loose, loose_maps, untitled, compared_titles, dates_in_names, months_in_names
Keeping one:              packing, saving, sparing, renaming
"""
