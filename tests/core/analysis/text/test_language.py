"""Which language a text is in, by ISO 639-1 code."""

from __future__ import annotations

import pytest

from core.analysis.text.language import detect


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The ministry said on Tuesday that it would act."),
        ("fr", "Le ministère a annoncé mardi que les négociations ne reprendront pas."),
        ("de", "Das Ministerium teilte am Dienstag mit, dass die Gespräche nicht fortgesetzt werden."),
        ("es", "El ministerio anunció el martes que las conversaciones no se reanudarán."),
        ("pt", "O ministério anunciou na terça-feira que as conversas não serão retomadas."),
        ("it", "Il ministero ha annunciato martedì che i colloqui non sono ripresi nella capitale."),
        ("nl", "Het ministerie heeft dinsdag gezegd dat het overleg niet wordt hervat."),
        ("tr", "Bakanlık salı günü görüşmelerin devam edeceğini ve bir açıklama için daha sonra."),
        ("id", "Kementerian mengumumkan pada hari Selasa bahwa pembicaraan tidak akan dilanjutkan."),
        ("ko", "국방부는 화요일 회담이 재개되지 않는다고 밝혔다."),
        ("ja", "外務省は火曜日、会談は再開しないと発表した。"),
        ("zh", "外交部星期二宣布会谈不会恢复。"),
        ("ru", "Министерство объявило во вторник, что переговоры не возобновятся."),
        ("uk", "Міністерство оголосило у вівторок, що переговори не відновляться."),
        ("ar", "أعلنت الوزارة يوم الثلاثاء أن المحادثات لن تستأنف."),
        ("ur", "وزارت نے منگل کو کہا ہے کہ مذاکرات شروع نہیں ہوں گے۔"),
        ("el", "Το υπουργείο ανακοίνωσε την Τρίτη ότι οι συνομιλίες δεν θα συνεχιστούν."),
    ],
)
def test_a_sentence_of_news_is_enough(code: str, text: str) -> None:
    assert detect(text) == code


@pytest.mark.parametrize("text", ["", " \n", "12:20 31.10.2024", "ok", "x y z", "%%% ### !!!"])
def test_what_cannot_be_told_is_undetermined(text: str) -> None:
    assert detect(text) == "und"


def test_foreign_names_do_not_change_the_language_of_a_report() -> None:
    text = "Emmanuel Macron and Olaf Scholz met in Kyiv with Володимир Зеленський, the office said on Monday."
    assert detect(text) == "en"


def test_a_long_text_is_told_by_its_head_and_foot() -> None:
    assert detect("The mayor said on Monday that it was over. " * 50_000) == "en"
