"""The words that the rules about whole mails look for (`parsers.deciding`). Patterns only, each linear."""

from parsers.text.patterns import Pattern

CASE_PAPERS = Pattern(
    r"\b(?:my |our |the )?(?:exhibits?|disclosures?|witness list|evidence|documents) (?:for|in|\d|are"
    r"|list)|(?:petitioner|respondent|district|parent|lea|student|my|our)'?s?'? (?:[a-z0-9-]+ ){0,2}"
    r"(?:disclosures?|exhibits?|witness(?:es| list))\b|(?:five|5)[- ](?:business )?day disclosures?|"
    r"exhibits? (?:[a-z]{1,2}-?)?\d|\bmotion (?:to|for)|notice of appearance|entry of appearance"
)
SOMEBODY_ASKED = Pattern(
    r"\b(?:ms|mr|mrs|dr)\.? [a-z'-]+\b[^.]{0,80}\b(?:request|fil|ask|want|demand|said|told|submit|drop|"
    r"gave|brought|handed|left|sent)|"
    r"\b(?:parents?|mother|father|guardian|grandmother|grandfather|family|attorney|advocate|mom|dad"
    r"|madre|padre)\b[^.]{0,80}\b(?:request|fil|ask|want|deman|demand|said|wants|submit|drop|gave"
    r"|brought|solicit|pid)"
)

CAME_IN = Pattern(
    r"\b(?:came in|walk(?:ed)?[- ]?in|(?:i|we|has|have|just|was) (?:just )?(?:received|got)|got (?:a|an|"
    r"one|this)\b|"
    r"dropped|faxed|hand(?:ed)?\b|stamp(?:ed)?\b|on my desk|new one|attach\w*|enclos\w*|below|forward\w*|"
    r"someone|"
    r"somebody|a parent|scan(?:ned)?\b)"
)
"""Staff tell that something arrived."""

OWN_ASKING = Pattern(
    r"\b(?:we|(?:the|our|this) (?:district|lea|agency)(?! office| website)|public (?:schools|agency)|"
    r"unified school"
    r"|consolidated schools|jointly|i,? (?:[^.]{3,60}, )?(?:hereby |am |formally |now )*(?:request|"
    r"requesting|file|filing|want|ask|demand)|both (?:parties|sides)|the parties|hereby|respectfully)\b"
)
"""A district that asks itself, not one that tells what a parent asked."""
