"""A letter that says of itself that it is a draft, or that it was sent by mistake.

The word alone says nothing: a parent writes of the draft IEP, of a child who is not ready, of a
yesterday's draft that this letter replaces.
"""

from parsers.text.patterns import Pattern

DRAFT = "a draft, or sent by mistake"
"""Why such a letter opens nothing until a person has asked."""

_PAPER = (
    r"(?:letter|e-?mail|mail|message|complaint|request|petition|filing|document|form|notice|version|"
    r"attachment|file|paper|carta|queja|solicitud)"
)
_THIS = (
    rf"(?:this|it|that|(?:the |my |our )?attached(?: {_PAPER})?|enclosed|(?:this|my|our|"
    rf"the) (?:[a-z]+ ){{0,2}}{_PAPER}|esto|esta)"
)
_UNDONE = (
    r"(?:drafts?|borrador|unfinished|work in progress|incomplete draft|not (?:yet )?(?:been )?(?:filed|"
    r"final|finished|sent|signed|ready|official|a filing|for filing|meant to be)|not to be (?:filed|"
    r"sent))"
)
_DRAFT = Pattern(
    rf"\b{_THIS} ?(?:is|'s|was|are|es|has|isn't|still)\b(?: (?:only|just|still|yet|a|an|my|our|the|un|"
    rf"una|first|rough|very|working|early|been|el)){{0,5}} {_UNDONE}\b"
    rf"|\b(?:is not|isn't|has not been|hasn't been|are not) (?:yet )?(?:filed|final|finished|sent|"
    rf"signed) yet\b"
    rf"|\bdrafts? (?:of|for) (?:my|our|a|an|the|this|his|her|their) (?:[a-z]+ ){{0,4}}{_PAPER}\b"
    rf"|\b(?:draft|borrador)(?: (?:due|process|state|hearing|dp|dpc|special|education|mediation|de|la|"
    rf"mi|my|only|version|copy)){{0,5}} {_PAPER}\b"
    r"|(?:^|; ?)\W{0,20}(?:draft|borrador)\b(?! (?:iep|goals?|plan|evaluation|report|pages?|bip|fba|minutes|"
    r"schedule|notice of)\b)"
    r"|[\[(*-] ?(?:draft|borrador)\b|\bdraft(?: ?[-:,;.!\])*]| only| -)* (?:do not|don'?t|not)\b|"
    r"\b(?:rough|my|our|first|unfinished|working|attached|here'?s? (?:is )?(?:a|the)) draft\b(?! iep)"
    r"|\b(?:do not|don'?t|please don'?t) (?:file|submit|send|distribute|forward)(?: (?:this|it|yet|"
    r"anything|or|to anyone)\b| ?[.;!,)\]]|$)"
    r"|\b(?:before i (?:file|send|submit)|for (?:your )?review (?:only|before))\b"
    rf"|\bsent(?: (?:this|it|that|you|to|the|wrong|my|our|last|previous|earlier|draft|out|off|too|"
    rf"early|person|address|people|only|{_PAPER})){{0,8}}(?:,)? (?:by|in) (?:mistake|error|accident)\b"
    r"|\b(?:by (?:mistake|accident)|in error|mistakenly|accidentally|hit send|"
    r"pressed send)\b[^.]{0,30}\b(?:sent|send|mailed|attached|hit|pressed)\b|\b(?:accidentally|"
    r"mistakenly) (?:sent|mailed|attached)|\bwrong (?:attachment|recipient)\b"
    rf"|\b(?:ignore|disregard|delete) (?:this|it|that|(?:this|my|the|that|our)(?: (?:last|previous|"
    rf"earlier|attached|first))? (?:{_PAPER}|draft))\b"
    rf"|\brecall (?:this|the|my|that) {_PAPER}\b"
)
_FINAL = Pattern(
    r"\b(?:is|are|'s) (?:now )?(?:the |my |our )?(?:final|signed and final)\b|\b(?:i am|i'm|we are|"
    r"we're|am|and) (?:hereby |now )?(?:filing (?:it|this)|submitting (?:it|this)) (?:today|now)\b"
    r"|\b(?:this|attached|it) (?:one )?(?:replaces|supersedes|takes the place of) (?:the|my|that|our|"
    r"yesterday'?s|any) (?:[a-z]+ ){0,2}draft\b"
)


_NOT_FILED = Pattern(
    r"\b(?:i|we) (?:haven'?t|have not) (?:yet )?(?:filed|sent|decided|signed|submitted)"
    r"(?: (?:it|this|that|them|anything|(?:the|my|our) (?:complaint|request|form|papers?|petition|letter)))?"
    r"(?: yet)?(?= ?[.,!)]|$| because| until| and| as | but| so )"
)


def says_not_filed(words: str) -> bool:
    """Whether lower-case words say that something was not sent yet: a draft, or talk of one."""
    return bool(_NOT_FILED.search(words)) and not _FINAL.search(words)


def says_draft(words: str) -> bool:
    """Whether lower-case words say that this very letter is a draft or came by mistake."""
    return bool(_DRAFT.search(words)) and not _FINAL.search(words)
