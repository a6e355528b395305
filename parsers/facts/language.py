"""The language of a text by its commonest small words: English, Spanish or Vietnamese."""

import re

from parsers.facts.text import Text
from parsers.text.patterns import Pattern

_SMALL_WORDS = {
    "es": frozenset(
        """
        el la los las de del que y en por para con una un su se no mi hija hijo es al lo como esta este
        desde fue ha sin porque pero muy
        """.split()
    ),
    "en": frozenset(
        """
        the of and to in for is that my was has have not with on this be at his her are as it by we our
        from an or were
        """.split()
    ),
    "vi": frozenset(
        """
        toi cua va la khong con cho cac nhung mot duoc trong voi nay truong hoc chau da yeu cau nam ngay
        thang de xin
        """.split()
    ),
}
_VIETNAMESE = Pattern("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")


def language_of(text: Text) -> str:
    """The code "en", "es" or "vi"; "en" when there is too little to tell."""
    head = text.plain[:6000]
    words = re.findall(r"[a-z\u00f1]+", head)
    scores = {name: sum(map(small.__contains__, words)) for name, small in _SMALL_WORDS.items()}
    if len(_VIETNAMESE.findall(text.lower[:6000])) < max(4, len(words) // 20):
        scores["vi"] = 0
    else:
        scores["vi"] *= 3
    best = max(scores, key=lambda name: scores[name])
    sure = scores[best] > max(2, scores["en"]) and scores[best] * 15 > len(words)
    return best if sure else "en"
