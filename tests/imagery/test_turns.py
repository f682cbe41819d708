import threading
from collections.abc import Mapping

from briefing.imagery.protocol import Kind, Request
from briefing.imagery.turns import LARGE, Turns


class Desk:
    """Turns for pictures that take so much to decode; what is not named is at hand."""

    def __init__(self, needs: Mapping[int, int]) -> None:
        self.needs = dict(needs)
        self.turns = Turns(
            lambda request: {request.picture: self.needs[request.picture]} if request.picture in self.needs else {}
        )

    def add(self, number: int, kind: Kind, picture: int) -> Request:
        request = Request(number=number, kind=kind, picture=picture)
        self.turns.add(request)
        return request

    def next(self) -> int:
        request = self.turns.next()
        assert request is not None
        return request.number

    @property
    def is_stuck(self) -> bool:
        """Whether nothing that waits can be answered now."""
        return self.turns._chosen() is None


def test_what_is_seen_goes_before_what_is_printed_in_the_order_asked() -> None:
    desk = Desk({})
    for number, kind in enumerate((Kind.ENCODED, Kind.PIXELS, Kind.ALIGNED, Kind.PIXELS, Kind.OVERVIEW)):
        desk.add(number, kind, 1)
    assert [desk.next() for _each in range(4)] == [4, 1, 3, 0]


def test_a_picture_is_decoded_by_one_and_the_others_wait_for_it() -> None:
    desk = Desk({1: 100})
    first = desk.add(1, Kind.PIXELS, 1)
    desk.add(2, Kind.PIXELS, 1)
    other = desk.add(3, Kind.PIXELS, 2)
    assert [desk.next(), desk.next()] == [1, 3]
    assert desk.turns.decodes(first)
    assert not desk.turns.decodes(other)
    assert desk.is_stuck
    del desk.needs[1]
    desk.turns.done(first)
    assert desk.next() == 2


def test_what_is_decoded_may_change_while_it_is_looked_up() -> None:
    desk = Desk({1: 100, 2: 100})

    class Number(int):
        """Another thread takes its turn as soon as it is looked at."""

        __hash__ = int.__hash__

        def __eq__(self, other: object) -> bool:
            desk.turns._claimed[len(desk.turns._claimed) + 10] = (0, 0)
            return int(self) == other

    desk.add(Number(1), Kind.PIXELS, 1)
    second = desk.add(Number(2), Kind.PIXELS, 2)
    assert [desk.next(), desk.next()] == [1, 2]
    assert desk.turns.decodes(second)


def test_one_large_picture_is_decoded_at_a_time_and_small_ones_pass_it() -> None:
    desk = Desk({1: LARGE + 1, 2: LARGE + 1, 3: 100})
    first = desk.add(1, Kind.PIXELS, 1)
    desk.add(2, Kind.PIXELS, 2)
    desk.add(3, Kind.PIXELS, 3)
    assert [desk.next(), desk.next()] == [1, 3]
    assert desk.is_stuck
    desk.turns.done(first)
    assert desk.next() == 2


def test_one_thread_is_left_for_what_is_seen() -> None:
    desk = Desk({})
    for number in (1, 2, 3):
        desk.add(number, Kind.COMPOSED, number)
    assert [desk.next(), desk.next()] == [1, 2]
    assert desk.is_stuck
    desk.add(4, Kind.OVERVIEW, 4)
    assert desk.next() == 4


def test_what_is_cancelled_never_has_its_turn() -> None:
    desk = Desk({})
    desk.add(1, Kind.PIXELS, 1)
    desk.add(2, Kind.PIXELS, 1)
    desk.turns.cancel(1)
    desk.turns.cancel(77)
    assert desk.next() == 2


def test_decoding_is_given_up_only_where_it_is_in_the_way_of_others() -> None:
    desk = Desk({1: LARGE + 1, 2: LARGE + 1})
    first = desk.add(1, Kind.PIXELS, 1)
    assert desk.next() == 1
    assert not desk.turns.is_unwanted(first)
    desk.turns.cancel(1)
    assert not desk.turns.is_unwanted(first)
    desk.add(2, Kind.PIXELS, 2)
    assert desk.turns.is_unwanted(first)
    desk.add(3, Kind.PIXELS, 1)
    assert not desk.turns.is_unwanted(first)
    desk.turns.done(first)
    assert not desk.turns.is_unwanted(first)


def test_who_waits_is_woken_by_a_request_and_by_the_end() -> None:
    desk = Desk({})
    got: list[Request | None] = []

    def work() -> None:
        while got[-1:] != [None]:
            got.append(desk.turns.next())

    thread = threading.Thread(target=work)
    thread.start()
    request = desk.add(1, Kind.PIXELS, 1)
    desk.turns.close()
    thread.join(20)
    assert got == [request, None]
