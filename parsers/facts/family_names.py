"""Parents known by the child's last name, in papers that call nobody parent.

Says only who shares the name; whether anybody better is named, the caller knows.
"""

from collections.abc import Sequence

from parsers.facts.names import NAME, find_names, looks_like_name, trim_name
from parsers.facts.text import Text, fold
from parsers.reading import Fact, Grade
from parsers.text.patterns import Pattern

_GREETED = Pattern(
    r"(?m:^)\W{0,3}(?:(?i:dear|estimad[oa]|hello|hi|kính gửi|to:?)\s)?(?:the )?(?:Mr|Ms|Mrs|Mx|Sr|Sra|Dr)\.? "
    rf"(?P<names>(?:[A-Z]\. )?{NAME})"
)
_SPOKEN_OF = Pattern(rf"\b(?:Mr|Ms|Mrs|Mx|Sr|Sra)\.? (?P<names>(?:[A-Z]\. )?{NAME})")


def greeted_parent(text: Text, children: Sequence[str]) -> tuple[Fact[str], ...]:
    """Who is addressed by name and title and has a child's last name: "Dear Ms. Achebe"."""
    return _titled(_GREETED, text, children)


def titled_kin(text: Text, children: Sequence[str]) -> tuple[Fact[str], ...]:
    """Who is spoken of by title and a child's last name: "Ms. Achebe withdrew her request"."""
    return _titled(_SPOKEN_OF, text, children)


def _titled(pattern: Pattern, text: Text, children: Sequence[str]) -> tuple[Fact[str], ...]:
    families = {fold(child.split()[-1]) for child in children if " " in child}
    for match in pattern.finditer(text.flow[:10_000]):
        name = trim_name(match["names"])
        if name and fold(name.split()[-1]) in families:
            words = (text.evidence(match.start("names"), match.start("names") + len(name)),)
            return (Fact(name, words, Grade.CANDIDATE, "called by the child's last name"),)
    return ()


def kin_by_name(text: Text, children: Sequence[str]) -> tuple[Fact[str], ...]:
    """The first grown-up named in full who has a child's last name: for papers that call nobody parent."""
    families = {fold(child.split()[-1]) for child in children if " " in child}
    firsts = {fold(child).split()[0] for child in children if fold(child)}
    named = [each for words in (text.string, text.flow) for each in find_names(words[:10_000]) if families]
    for name, start, end in named:
        of_family = fold(name.split()[-1]) in families and len(name.split()[0].rstrip(".")) > 1
        if of_family and looks_like_name(name) and not firsts & set(fold(name).split()):
            return (Fact(name, (text.evidence(start, end),), Grade.CANDIDATE, "has the child's last name"),)
    return ()
