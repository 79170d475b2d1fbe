"""Tells the language of a text by its script and, for scripts shared by many, by its commonest small words
and letters."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

UNDETERMINED = "und"
"""ISO 639-2 code for a text whose language cannot be told."""

_SAMPLE = 6000
_FEWEST_WORDS, _LEAST_SHARE, _LEAD = 2, 0.08, 1.15

_SCRIPTS = (
    ("ko", re.compile(r"[\uac00-\ud7a3\u1100-\u11ff\u3130-\u318f]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")),
    ("arabic", re.compile(r"[\u0600-\u06ff\u0750-\u077f]")),
    ("cyrillic", re.compile(r"[\u0400-\u052f]")),
    ("latin", re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")),
    ("el", re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("my", re.compile(r"[\u1000-\u109f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("am", re.compile(r"[\u1200-\u137f]")),
    ("km", re.compile(r"[\u1780-\u17ff]")),
)
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
# Letters that only one of the languages of a script has; the first that is met often enough decides.
_LETTERS = {
    "arabic": (("ur", "ٹڈڑںے"), ("fa", "پچژگ"), ("ar", "ةىأإؤئ")),
    "cyrillic": (
        ("uk", "іїєґ"),
        ("be", "ў"),
        ("sr", "ђћџљњј"),
        ("kk", "әғқңөұүһ"),
        ("ru", "ыэъё"),
        ("bg", "ъ"),
    ),
}
_FALLBACK = {"arabic": "ar", "cyrillic": "ru"}

# The commonest small words of news prose in each language.
_WORDS = {
    "en": "the of and to in that is was for on with said by from at has it he his are as an be have will not would but",
    "fr": "le la les des et du une dans est que qui pour pas sur au par avec il ce plus aux sont ont été cette mais",
    "de": "der die das und den von mit dem des im nicht ein eine auf für ist sich auch es an werden hat sie nach bei",
    "es": "el la los las de que y en un una por con para del se su al es como más lo pero sus fue este ha entre",
    "pt": "o os as do da dos das que e em um uma para com não no na por mais ao foi pelo pela são uma como seu sua",
    "it": "il lo gli di che e la un una per con del della dei nel non è sono si da al alla anche più ha come questo",
    "nl": "de het een van en in dat op te is voor met zijn niet aan er om ook door bij naar heeft uit worden over",
    "sv": "och att det som en på är av för med den till inte har de ett om var från men kan ska efter vid sig",
    "da": "og at det som en på er af for med den til ikke har de et om var fra men kan skal efter ved sig blev",
    "no": "og at det som en på er av for med den til ikke har de et om var fra men kan skal etter ved seg ble",
    "fi": "ja on että ei se oli ovat mukaan myös hän kun joka ole mutta sen kuin vuoden jos niin tai",
    "pl": "i w na z że do się nie jest o to po jak przez od za dla jego tym był ale są oraz przed który",
    "cs": "a v na se že je z do s to o pro jako by podle ale po které jsou který od jeho také bude",
    "sk": "a v na sa že je z do s to o pre ako by podľa ale po ktoré sú ktorý od jeho aj bude",
    "hr": "i u na je se da za od su s o što nije koji kao će iz do ili bi ali te koje",
    "hu": "a az és hogy nem is egy volt ez azt meg már csak szerint de mint még vagy lesz után",
    "ro": "și în de la a cu pe care nu din este pentru că o un au fost sunt mai dar după prin cele",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi sonra kadar değil ise dedi oldu en göre",
    "id": "yang dan di dengan untuk dari pada ini itu dalam tidak akan ke oleh juga adalah telah para mereka kata",
    "vi": "của và là các trong cho được không với một những có người này đã để khi năm từ đến ông",
    "tl": "ang ng sa mga na at ay si ni para hindi ito nang kay mula din may siya noong",
    "sw": "na ya wa kwa ni katika la za kuwa hiyo huo cha kama alisema baada watu hata lakini",
}
_LANGUAGES_OF: dict[bytes, list[str]] = {}
for _language, _small in _WORDS.items():
    for _small_word in dict.fromkeys(_small.encode().split()):
        _LANGUAGES_OF.setdefault(_small_word, []).append(_language)
_LETTER = re.compile(r"[^\W\d_]")
_SPACED = bytes(code if code >= 128 or chr(code).isalpha() else 32 for code in range(256))
"""The bytes of UTF-8 with spaces for plain characters that are no letters."""


def detect(text: str) -> str:
    """The ISO 639-1 code of a text's language; "und" where it is too short or too unlike any known one."""
    sample = text if len(text) <= _SAMPLE else text[: _SAMPLE // 2] + text[-_SAMPLE // 2 :]
    counts = _letters_by_script(sample)
    if counts["ja"] * 10 >= counts["zh"] and counts["ja"]:  # kana among many Chinese characters are Japanese
        counts["ja"] += counts.pop("zh")
    script, most = max(counts.items(), key=lambda item: item[1])
    if most < 2:
        return UNDETERMINED
    if script == "latin":
        return _latin(sample)
    if script in _LETTERS:
        return _by_letters(script, sample, most)
    return script


def _letters_by_script(sample: str) -> dict[str, int]:
    """How many letters of each script a text has; the plain Latin ones, nearly all of most texts, counted at once."""
    counts = {script: 0 for script, _ in _SCRIPTS}
    counts["latin"] = len(sample.encode("ascii", "ignore").translate(None, _NO_LETTERS))
    for char in set(sample):
        if not char.isascii() and (script := _script_of(char)):
            counts[script] += sample.count(char)
    return counts


@lru_cache(maxsize=4096)
def _script_of(char: str) -> str:
    """The script that a letter belongs to, "" for a sign and for a script that nothing is known of."""
    return next((script for script, letters in _SCRIPTS if letters.match(char)), "")


def _by_letters(script: str, sample: str, most: int) -> str:
    lower = sample.lower()
    for language, letters in _LETTERS[script]:
        if sum(map(lower.count, letters)) * 200 >= most:
            return language
    return _FALLBACK[script]


@lru_cache(maxsize=4096)
def _is_letter(char: str) -> bool:
    return _LETTER.match(char) is not None


def _words(sample: str) -> list[bytes]:
    """The runs of letters of a sample, in UTF-8: bytes are cut many times faster than characters.

    The "ve" of "we've" is no word, and no Turkish one.
    """
    sample = sample.replace("’", "'")
    for char in set(sample):
        if not char.isascii() and not _is_letter(char):
            sample = sample.replace(char, " ")
    return sample.replace("'ve", "").encode().translate(_SPACED).split()


def _latin(sample: str) -> str:
    words = _words(sample.lower())
    scores = dict.fromkeys(_WORDS, 0)
    for word, count in Counter(filter(_LANGUAGES_OF.__contains__, words)).items():
        for language in _LANGUAGES_OF[word]:
            scores[language] += count
    (best, score), (_, second) = sorted(scores.items(), key=lambda item: -item[1])[:2]
    if score < _FEWEST_WORDS or score < len(words) * _LEAST_SHARE or score < second * _LEAD:
        return UNDETERMINED
    return best
