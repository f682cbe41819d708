"""Languages by the names that their speakers give them, of those that briefings are likely to be written in."""

_NAMES = """
af Afrikaans|ar العربية|az Azərbaycan|be Беларуская|bg Български|bn বাংলা|bs Bosanski|ca Català|cs Čeština|cy Cymraeg
da Dansk|de Deutsch|el Ελληνικά|en English|es Español|et Eesti|eu Euskara|fa فارسی|fi Suomi|fr Français|fy Frysk
ga Gaeilge|gl Galego|he עברית|hi हिन्दी|hr Hrvatski|hu Magyar|hy Հայերեն|id Indonesia|is Íslenska|it Italiano|ja 日本語
ka ქართული|kk Қазақ тілі|ko 한국어|lb Lëtzebuergesch|lt Lietuvių|lv Latviešu|mk Македонски|ms Melayu|mt Malti
nb Norsk bokmål|nl Nederlands|nn Norsk nynorsk|no Norsk|pl Polski|ps پښتو|pt Português|ro Română|ru Русский
sk Slovenčina|sl Slovenščina|sq Shqip|sr Српски|sv Svenska|sw Kiswahili|ta தமிழ்|th ไทย|tr Türkçe|uk Українська
ur اردو|uz Oʻzbek|vi Tiếng Việt|zh 中文
"""
OWN_NAMES = dict(each.split(" ", 1) for line in _NAMES.split("\n") for each in line.split("|") if each)


def own_name(tag: str) -> str:
    """The name of a language, with what a tag says more of it, as Português (BR); the tag where it is not known."""
    language, _hyphen, rest = tag.partition("-")
    name = OWN_NAMES.get(language, "")
    return f"{name} ({rest})" if name and rest else name or tag
