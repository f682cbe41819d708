"""Any fraction, any angle of a divider, any part of the pictures, and any comparison."""

from hypothesis import strategies as st

from briefing.imagery.comparing.comparison import WHOLE, Comparison, Mode, Side, View

fractions = st.floats(0, 1)
angles = st.one_of(st.sampled_from([0.0, 90.0, 180.0, -90.0, 45.0]), st.floats(-180, 180))


@st.composite
def views(draw: st.DrawFn) -> View:
    width, height = draw(st.floats(0.05, 1)), draw(st.floats(0.05, 1))
    return View(left=draw(fractions) * (1 - width), top=draw(fractions) * (1 - height), width=width, height=height)


comparisons = st.builds(
    Comparison,
    mode=st.sampled_from(Mode),
    position=fractions,
    angle=angles,
    shown=st.sampled_from(Side),
    whole=st.sampled_from([None, *Side]),
    opacity=fractions,
    lens=st.tuples(fractions, fractions),
    lens_size=st.floats(0.06, 0.5),
    view=st.one_of(st.just(WHOLE), views()),
)
