"""An invented place on the steppe, drawn from above as a newspaper would: in autumn, and in winter with what arrived.

``place`` is the plan that both pictures share, ``palette`` what a season changes. Points are those of the finished
picture. The same bytes come out at every run: chance is seeded, and of mathematics only the square root is used,
which every machine rounds alike.
"""
