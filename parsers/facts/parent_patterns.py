"""Where a parent or guardian is named: patterns over `Text.flow`, best first, each with the group `names`.

They say only that a name stands where parents are named; `parsers.facts.requesters` decides whose it is.
"""

from parsers.facts.names import NAME
from parsers.text.patterns import Pattern

PARENT_OF = (
    Pattern(
        r"\b(?i:who (?:is|are|am i|are you)?[ ]?(?:complaining|filing|asking|requesting|making|submitting"
        r"|bringing)|person (?:who is )?(?:complaining|filing|asking|requesting|making|submitting|bringing))"
        r"(?i: (?:for )?(?:the|this|an?) (?:\w+ ){0,2}(?:complaint|request|petition|form|hearing|meeting"
        r"|mediation))?"
        rf"\s?[?:]?\s{{1,40}}(?P<names>{NAME}(?: (?:and|y|&) {NAME})?)"
    ),
    Pattern(
        rf"(?P<names>{NAME})(?i:,? and (?:her|his|their) (?:minor )?(?:son|daughter|child|grandson"
        rf"|granddaughter"
        rf"|children|kids))\b"
    ),
    Pattern(
        rf"(?P<names>{NAME}),? (?i:whose (?:[\w-]+ ){{0,2}}?(?:son|daughter|child|children|kids?|grandson"
        rf"|granddaughter"
        rf"|grandchild|niece|nephew|foster (?:son|daughter|child)))\b"
    ),
    Pattern(
        rf"(?P<names>{NAME}) (?i:for|o/b/o|obo|on behalf of) {NAME},? (?i:petitioner|complainant|student"
        rf"|a minor)"
    ),
    Pattern(
        rf"(?i:on behalf of|en nombre de|representing|en representaci[o\u00f3]n de|a nombre de)"
        rf"(?i: (?:the |la |el |los )?(?:se\u00f1or(?:a|es)?\b|parents?,?|mother,?|father,?|family,?"
        rf"|mr\.?|mrs\.?|ms\.?|sra?\.?))? (?P<names>{NAME}(?: (?:and|y|&) {NAME})?),?"
        rf" (?i:(?:the |his |her |their |la |el )?(?:mother"
        rf"|father|parents?|(?:legal )?guardian|grand\w+|madre|padres?|abuel[oa]|tutora?))\b"
    ),
    Pattern(
        rf"\b(?i:complaint|request|petition|queja|solicitud)(?i: (?:was )?(?:received|filed|submitted"
        rf"|made|dated|sent|presentada))?"
        rf"(?i: (?:on|el) )(?:[A-Z]\w+ \d{{1,2}},? \d{{4}}|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}"
        rf"|\d{{1,2}} (?:de )?\w+ (?:de )?\d{{4}}),? (?i:from|by|of|de|por)"
        rf" (?P<names>(?:(?:Ms|Mr|Mrs|Mx|Dr|Sra?)\.? )?{NAME}(?: (?:and|y|&) {NAME})?)"
    ),
    Pattern(
        rf"\b(?i:complaint|request|petition|filing|queja|solicitud) (?i:of|from|by|filed by|made by|de|por)"
        rf" (?P<names>(?:(?:Ms|Mr|Mrs|Mx|Dr|Sra?)\.? )?{NAME}(?: (?:and|y|&) {NAME})?),? (?i:meets|does|is"
        rf"|was|fails|states|says|alleges|contains|lacks|names|no cumple|cumple|satisfies|which|that)\b"
    ),
    Pattern(
        rf"(?<!\bof )(?<!\bfor )(?P<names>(?:(?:Ms|Mr|Mrs|Mx|Dr|Sra?)\.? )?{NAME}(?: (?:and|y|&) {NAME})?),?"
        rf" (?i:(?:has |have |hereby )?(?:withdr(?:ew|aws?|awn)|dropped|filed|requested|asked for"
        rf"|submitted|signed)"
        rf" (?:her|his|their|the|an?|this) (?:\w+ ){{0,3}}?(?:request|complaint|petition|hearing|mediation"
        rf"|waiver|agreement))\b"
    ),
    Pattern(
        rf"\b(?i:complaint|request|petition|queja|solicitud) (?i:of|from|by|filed by|made by|de|por)"
        rf" (?P<names>(?:(?:Ms|Mr|Mrs|Mx|Dr|Sra?)\.? )?{NAME}(?: (?:and|y|&) {NAME})?),? (?i:about|for"
        rf"|concerning|regarding"
        rf"|on behalf of|against|over|sobre|contra|acerca de|en nombre de)\b"
    ),
    Pattern(
        rf"(?P<names>{NAME}(?: and {NAME})?),? (?i:on behalf of|individually and|as (?:the )?(?:parent"
        rf"|guardian|next friend|mother|father)|parents? (?:and|of)|en nombre de)"
    ),
    Pattern(
        rf"(?i:, by(?: and through)?) (?P<names>{NAME}(?: and {NAME})?),? (?i:petitioner|on behalf|parent"
        rf"|(?:and|v\.?|vs\.?) (?:the )?[\w ]{{3,40}}(?:schools|district|academy|charter))"
    ),
    Pattern(
        rf"(?i:by and through|through)(?i: (?:his|her|their))?(?i: (?:legal )?(?:parents?|mother|father"
        rf"|guardians?|grandmother|grandfather|next friend"
        rf"|educational rights holder)(?:\(s\))?)(?i: and next friend)?,?[ \n](?P<names>{NAME}(?: (?:and"
        rf"|&) {NAME})?)"
    ),
    Pattern(
        rf"(?i:with|to|by)(?i: (?:his|her|their))?(?i: (?:mother|father|parents?|guardian|grandmother"
        rf"|grandfather|grandparents)),? (?P<names>{NAME}(?: (?:and|&) {NAME})?)"
    ),
    Pattern(
        rf"(?P<names>{NAME} (?:and|y|&) {NAME}),? \((?:the |los )?[\"']?(?i:parents|guardians|petitioners"
        rf"|padres)"
    ),
    Pattern(
        rf"(?P<names>{NAME}),? \((?:the )?[\"']?(?i:\w+ )?(?i:mother|father|parent|guardian|grandmother"
        rf"|grandfather"
        rf"|grandparent|stepmother|stepfather|foster|madre|padre|abuel)"
    ),
    Pattern(
        rf"(?P<names>{NAME}), (?i:(?:the |his |her |their )?(?:mother|father|grandmother|grandfather"
        rf"|legal guardian|guardian|stepmother|stepfather|foster (?:mother|father|parent)|surrogate parent"
        rf"|parent))\b"
    ),
    Pattern(
        rf"(?i:(?:my|our) clients?,?|(?:i|we|this (?:firm|office|clinic)"
        rf"|undersigned)(?: \w+){{0,2}} represents?)(?i: the (?:parents?|family|mother"
        rf"|father),?)? (?P<names>{NAME}(?: and {NAME})?)"
    ),
    Pattern(
        rf"\b(?i:parents?|mother|father|guardians?|madre|padre|grandmother|grandfather|abuel[oa]|tutora?"
        rf"|aunt|uncle)(?:/[a-z]+|\(s\))?(?:,|:"
        rf"| is| are| es)? (?P<names>{NAME}(?: (?:and|&|y) {NAME})?)"
    ),
    Pattern(
        rf"\b(?i:my name is|me llamo|mi nombre es|i,|yo,|t\u00f4i t\u00ean l\u00e0"
        rf"|t\u00ean t\u00f4i l\u00e0) (?P<names>{NAME})"
    ),
    Pattern(
        rf"\b(?i:attorney|advocate|counsel|lawyer|abogad[oa]|defensora?) (?i:for|of"
        rf"|de)(?i: the)?(?i: parents?,?)?"
        rf" (?P<names>{NAME}(?: (?:and|&|y) {NAME})?),? (?i:(?:the |his |her |their )?(?:mother|father"
        rf"|parents?|guardian"
        rf"|grand\w+)|and (?:her|his|their) (?:son|daughter|child))\b"
    ),
    Pattern(
        rf"\b(?i:between|entre)(?i: the parent,?)? (?P<names>{NAME}(?: (?:and|&) {NAME})?)(?=,? (?i:and|y) )"
    ),
    Pattern(rf"(?P<names>{NAME})(?:,? \(?| and )(?i:petitioners?|complainants?|parent)\b(?!'s)"),
    Pattern(rf"\b(?i:petitioners?|complainants?)(?:,|:)? (?P<names>{NAME}(?: (?:and|&) {NAME})?)"),
    Pattern(
        rf"(?P<names>{NAME}),? (?:y|and) (?i:the |el )?(?:{NAME} )?(?i:schools?|district|distrito|agency)"
        r"(?i:,? (?:hereby |both )?(?:agree|resolve|settle|enter|have |had |met|meet|mediated|reached|did "
        r"|could|were|came|attended|took|participated|signed|failed|resuelven|acuerdan"
        r"|convienen|se reunieron))"
    ),
)
