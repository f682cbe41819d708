"""A text with every kind of block and inline, in an order in which they get in each other's way."""

from briefing.document import walking
from briefing.document.blocks import BlockTree
from briefing.document.markdown import parse

TEXT = """\
Plain *stress **strong** again* and **strong *both***, `code`, ``a`b`` and `` ` ``.[^one]
A line\\
and the next, [out](https://example.org/a_(b)?c=1&d=2 "t") and [mail](mailto:a@example.org).

## A heading with *stress*

###### A deep one

See [the pair](figure:pair), [nothing](figure:none), [first](section:first) and [nowhere](section:gone).[^note][^one]

- one
- two

    with more

  > a quote in a list

* another list

3. three
4. four

1) other

> quoted
>
> twice[^note]

`````
code <b> & `ticks`
  ````
`````

---

| Left | Middle | Right |
|:-----|:------:|------:|
| a    | `b\\|c` | 1     |
| [d](https://example.org) | e\\|f | 2 |

1\\. not a list, \\# not a heading, \\- no, \\> no, \\* no, \\_no\\_, \\[no\\](x), \\<b>, &amp;lt; \\~\\~ AT&T 5 > 3

\\+ plus, = equals, and 2\\) too[^long]

-

[^note]: A note with *stress*.
[^long]: Two

    paragraphs.
"""
WORDS = ("stress", "strong", "code", "quoted", "three", "other", "not a list", "A heading", "Two", "paragraphs")


def tree() -> BlockTree:
    return parse(TEXT, sources=["one"])


def kinds(of: BlockTree) -> set[str]:
    return {type(each).__name__ for each in (*walking.blocks(of), *walking.inlines(of))}
