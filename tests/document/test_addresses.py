import json

import pytest

from briefing.document.addresses import fills_in, is_web, leads_out, objection
from briefing.document.manifest import parse
from briefing.errors import ManifestError
from tests.document.samples import MANIFEST


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (" https://example.org/", "a space in it, or what is not seen. Take it out, or write %20"),
        ("https://example.org/a b", "a space in it"),
        ("https://exa mple.org/", "a space in it"),
        ("https://example.org\n/x", "a space in it"),
        ("https://example.org/a\nb", "a space in it"),
        ("https://example.org/\u202ex", "what is not seen"),
        ("https://..", "“..” is not the name of a host. Check the address"),
        ("https://a..b/", "“a..b” is not the name of a host"),
        ("https://%20/", "“%20” is not the name of a host"),
        ("https://exa%20mple.org", "“exa%20mple.org” is not the name of a host"),
        ("https://[::1/", "“[::1” is not the name of a host"),
        ("https://a|b/", "“a|b” is not the name of a host"),
        ("https://example.org:99999/", "“99999” is not the number of a port. Write one up to 65535"),
        ("https://example.org:65536", "“65536” is not the number of a port"),
        ("https://example.org:abc/", "“abc” is not the number of a port"),
        ("https://example.org:/", "“” is not the number of a port"),
        ("https://[::1]:x/", "“x” is not the number of a port"),
        ("https://u:p@example.org", "this address names a user. Take out what stands before the host"),
        ("https://example.org\\@evil.example/", "this address names a user"),
        ("https://example.org/<x>", "a sign in it that is not allowed. Write %22"),
        ("https:///a", "this is not an address of the web. Begin it with https://"),
        ("mailto:a@b.c", "this is not an address of the web"),
        ("", "this is not an address of the web"),
    ],
)
def test_what_keeps_an_address_from_the_web_is_named(address: str, words: str) -> None:
    assert not is_web(address)
    assert words in ". ".join(objection(address))
    with pytest.raises(ManifestError) as wrong:
        parse(MANIFEST.replace('"https://example.org/one"', json.dumps(address)).encode())
    assert words in str(wrong.value)
    assert wrong.value.place == "sources[0].url"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org:65535",
        "http://example.org.:1/",
        "https://[::1]:80/",
        "https://a_b.org/|é",
        "https://a-b?c@d",
    ],
)
def test_an_address_of_the_web_leads_out(address: str) -> None:
    assert is_web(address)
    assert leads_out(address)


def test_mail_leads_out_where_it_has_somebody_to_go_to() -> None:
    assert leads_out("mailto:a@b.nl?subject=x")
    assert leads_out("MAILTO:a@b.nl")
    assert not leads_out("mailto:?to=a@b.nl")
    assert not leads_out("mailto:nobody")


@pytest.mark.parametrize("fields", ["subject=x&BODY=y%0Az&cc=c@d.nl", "Subject="])
def test_mail_is_begun_with_what_a_person_sees_there(fields: str) -> None:
    assert leads_out(f"mailto:a@b.nl?{fields}")


@pytest.mark.parametrize(
    "fields", ["attach=/etc/passwd", "subject=x&attach=y", "%61ttach=x", "body", "", "body=x#attach=y", "bcc=e@f.nl"]
)
def test_mail_with_fields_that_a_program_may_take_for_files_leads_nowhere(fields: str) -> None:
    assert not leads_out(f"mailto:a@b.nl?{fields}")
    assert fills_in(f"mailto:a@b.nl?{fields}")
