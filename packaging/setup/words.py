"""How dev.py speaks: what it does, and why it stops."""


class Refusal(Exception):
    """Why the work cannot be done, in words for the person who asked; ``code`` is the exit code."""

    def __init__(self, why: str, *, code: int = 1) -> None:
        super().__init__(why)
        self.code = code


def say(sentence: str) -> None:
    """Say what is being done."""
    print(f"dev.py: {sentence}", flush=True)
