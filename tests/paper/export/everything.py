"""A text with every kind of block and inline, in an order in which they get in each other's way."""

from collections.abc import Iterable

from msgspec.structs import replace

from briefing.document import walking
from briefing.document.blocks import Block, BlockTree, CodeBlock, Heading, List, Quote
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


def lowered(tree: BlockTree) -> BlockTree:
    """The tree as an export has it: headings one level lower, code with whole lines."""
    return BlockTree(blocks=_lowered(tree.blocks), notes=tuple(map(_lowered, tree.notes)))


def _lowered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    return tuple(map(_lower, blocks))


def _lower(block: Block) -> Block:
    match block:
        case Heading(level=level):
            return replace(block, level=min(6, level + 1))
        case List(items=items):
            return replace(block, items=tuple(map(_lowered, items)))
        case Quote(content=content):
            return replace(block, content=_lowered(content))
        case CodeBlock(text=text):
            return replace(block, text=f"{text.removesuffix(chr(10))}\n" if text else "")
    return block
