"""Picture bytes become pixels here, in a process of their own, and pairs of pictures are compared.

Who asks:                 service, outbox, protocol, answers, pictures, reasons, surroundings
Kept from the last time:  kept_overviews
Who answers, apart:       worker, fence, turns, decodings
From bytes to pixels:     decode, tiff, bands, geotiff, projections, colour, planes
Two pictures and more:    comparing, composition, alignment, film
"""
