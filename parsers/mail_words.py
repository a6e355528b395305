"""The words that the rules about whole mails look for (`parsers.deciding`). Patterns only, each linear."""

from parsers.text.patterns import Pattern

CASE_PAPERS = Pattern(
    r"\b(?:my |our |the )?(?:exhibits?|disclosures?|witness list|evidence|documents) (?:for|in|\d|are"
    r"|list)|exhibits? (?:[a-z]{1,2}-?)?\d|\bmotion (?:to|for)|notice of appearance|entry of appearance"
)
SHARED = Pattern(
    r"\bshared (?:a|the|an|this|1|one)? ?(?:file|document|folder|item|pdf)\b|\b(?:file|document|"
    r"folder) (?:was |has been )?shared\b"
)
SHARED_FILING = Pattern(
    r"\b[\w -]{0,40}(?:complaint|due[ _-]?process|hearing|dpc|queja|petition|mediation|"
    r"request)[\w -]{0,40}\.(?:pdf|docx?|odt|rtf|jpe?g|png|heic|tiff?)\b"
)
SOMEBODY_ASKED = Pattern(
    r"\b(?:ms|mr|mrs|dr)\.? [a-z'-]+\b[^.]{0,80}\b(?:request|fil|ask|want|demand|said|told|submit|drop|"
    r"gave|brought|handed|left|sent)|"
    r"\b(?:parents?|mother|father|guardian|grandmother|grandfather|family|attorney|advocate|mom|dad"
    r"|madre|padre)\b[^.]{0,80}\b(?:request|fil|ask|want|deman|demand|said|wants|submit|drop|gave"
    r"|brought|solicit|pid)"
)


OWN_ASKING = Pattern(
    r"\b(?:we|(?:the|our|this) (?:district|lea|agency)(?! office| website)|public (?:schools|agency)|"
    r"unified school"
    r"|consolidated schools|jointly|i,? (?:[^.]{3,60}, )?(?:hereby |am |formally |now )*(?:request|"
    r"requesting|file|filing|want|ask|demand)|both (?:parties|sides)|the parties|hereby|respectfully)\b"
)
"""A district that asks itself, not one that tells what a parent asked."""
