"""Where a child is named: patterns over `Text.flow`, each with the group `names`.

They say only that a name stands where children are named; whose it is, `parsers.facts.children` decides.
"""

from parsers.facts.names import NAME
from parsers.text.patterns import Pattern

_KIN = (
    r"(?:son|daughter|child|children|kids?|twins|boys?|girls?|grandson|granddaughter|grandchild"
    r"|grandchildren|niece|nephew|stepson|"
    r"stepdaughter|step-son|step-daughter|stepchild|foster (?:son|daughter|child)|ward|student|students"
    r"|sons|daughters|"
    r"brother|sister|hij[oa]s?|niet[oa]s?|nin[oa]s?|ni\u00f1[oa]s?|sobrin[oa]s?|hijastr[oa]|alumn[oa]s?"
    r"|estudiante|con trai|con g\u00e1i|con|ch\u00e1u|menor)"
)
_OWNER = (
    r"(?:my|our|whose|her|his|their|the|your|both of my|both my|a|of|minor|mi|mis|nuestr[oa]s?|la|el|su|los)"
)
_MIDDLE = (
    r"(?:[,:]?(?: (?:both|two|three|oldest|youngest|older|younger|minor|adopted|foster|teenage"
    r"|special needs|whose name is|named|called|who is|es|is|are|'s name is|name is|llamad[oa]|de nombre"
    r"|t\u00ean(?: l\u00e0)?|l\u00e0|i represent|also|age \d+|\d+[- ]year[- ]old|de \d+ a\u00f1os))*[,:]? )"
)
_LIST = (
    rf"{NAME}(?: ?\([^()]{{1,60}}\))?(?:(?:,|,? and|,? y|,? &|,? e) {NAME}(?: ?\([^()]{{1,60}}\))?){{0,3}}"
)
AFTER_KIN = Pattern(
    rf"\b(?i:{_OWNER} (?:[\w-]+ ){{0,3}}?{_KIN}(?:'s (?:full "
    rf"|legal )?name(?: is)?)?{_MIDDLE})(?P<names>{_LIST})"
)
TRIGGERS = (
    Pattern(
        rf"\b(?i:(?:his|her|their|the (?:child|student)'s|child's|student's|su) (?:full |legal )?(?:names?"
        rf"|nombre) (?:is|are|es)) (?P<names>{_LIST})"
    ),
    Pattern(
        rf"\b(?i:represents?|con (?:trai |g\u00e1i )?(?:t\u00f4i|ch\u00fang t\u00f4i)(?: l\u00e0| t\u00ean"
        rf"| t\u00ean l\u00e0)?|h\u1ecdc sinh(?: l\u00e0)?) (?P<names>{NAME})"
    ),
    Pattern(rf"\b(?i:student|child|alumn[oa]) = (?P<names>{NAME})"),
    Pattern(rf"\b(?i:student|child|minor|pupil) \((?P<names>{NAME})\)"),
    Pattern(
        rf"\b(?i:(?:it|this|that|which|(?:case|complaint|matter|request|problem|dispute|letter|filing"
        rf"|appeal))"
        rf" (?:concerns|involves|regards|relates to|is about|is for|is in regard to)|(?:with|in) (?:regard"
        rf"|respect|reference|relation) to|in the case of|in regards to|(?:behalf|interest|name) of"
        rf"|en relaci[o\u00f3]n con"
        rf"|se trata de|en favor de|a favor de) (?P<names>{_LIST})"
        rf"(?=,? \(?(?i:who|whose|age|born|dob|d\.o\.b|date of birth|quien|que|nacid|grade|a \w+ grader"
        rf"|\d)|,|\.|$|\n)"
    ),
    Pattern(rf"(?P<names>{NAME}),? ?\((?:(?i:age|aged) )?\d{{1,2}}(?: (?i:years|yrs|a\u00f1os)|[,;)])"),
    Pattern(
        rf"(?m:^)\W{{0,3}}(?P<names>{NAME}),?\n\W{{0,3}}(?i:born|d\.?o\.?b\b|date of birth|birth ?date"
        rf"|age:? \d|grade:? \d"
        rf"|\d{{1,2}}(?:st|nd|rd|th) grade|nacid[oa]|fecha de nacimiento|\d{{1,2}} years old|sinh ng\u00e0y)"
    ),
    Pattern(rf"(?P<names>{NAME}),? (?i:who|he|she) (?i:lives|resides|stays) with (?i:me|us)\b"),
    Pattern(
        rf"{NAME} (?i:for|o/b/o|obo|on behalf of) (?P<names>{NAME}),? (?i:petitioner|complainant|a minor)"
    ),
    Pattern(
        rf"\b(?i:complaint|request|petition|queja|solicitud) (?i:of|from|by|filed by|made by|de|por)"
        rf" (?:(?:Ms|Mr|Mrs|Mx|Dr|Sra?)\.? )?{NAME},? (?i:about|for|concerning|regarding|on behalf of"
        rf"|over|sobre|acerca de"
        rf"|en nombre de) (?P<names>{_LIST})"
    ),
    Pattern(rf"(?<![Mm]y )(?<!\w)[Nn]ame(?:: ?|'s | is )(?P<names>{_LIST})"),
    Pattern(
        rf"\b(?i:i am|i'm|as|soy) (?P<names>{NAME})'s (?i:mother|father|mom|dad|parent|guardian|grand|legal"
        rf"|attorney|advocate|foster|step)"
    ),
    Pattern(
        rf"\b(?i:due process|hearing|complaint|mediation|request|petition)(?i: \w+){{0,2}} (?i:for|over"
        rf"|about|regarding|concerning) (?P<names>{_LIST})(?=[,.;(\n]|$| (?i:who|he|she|because|under|born"
        rf"|at|in)\b)"
    ),
    Pattern(rf"(?P<names>{NAME}), (?i:he|she) (?i:is|goes|attends|was)\b"),
    Pattern(
        rf"(?P<names>{NAME}),? (?i:by(?: and through)?(?: (?:his|her|their) (?:\w+ ){{0,3}}?(?:parents?"
        rf"|mother|father|guardians?|grand\w+|friend),?)?) {NAME}"
    ),
    Pattern(
        rf"\b(?i:on behalf of|in the interest of|en nombre de|in the matter of|in re:?|in re the matter of"
        rf"|matter of|en el asunto de)(?i:,? (?:(?:the|my|our|a) )?(?:minor )?(?:child|student|son"
        rf"|daughter)?,?:?)? (?P<names>{_LIST})"
    ),
    Pattern(
        rf"\b(?i:student|child|alumn[oa]|estudiante|menor|petitioner student)(?i:'s name)?"
        rf"(?i: in question| concerned| involved| at issue| named below)?(?i: is| es|,|:"
        rf"| named| -) ?(?P<names>{_LIST})"
    ),
    Pattern(
        rf"(?P<names>{NAME})(?!\w),? ?\(?(?i:\d{{1,2}}(?:st|nd|rd|th)(?:[ -]grader?)?"
        rf"|(?:first|second|third|fourth|fifth"
        rf"|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)[ -]grade|kindergarten|preschool|a minor"
        rf"|a student|minor child|the student|born|date of birth|dob|d\.o\.b|\bb\. ?\d|aged? \d|grade \d"
        rf"|nacid[oa]|fecha de nacimiento|sinh ng\u00e0y|by and through|through (?:his|her"
        rf"|their) (?:parents?|mother|father|guardian)|who (?:attends|goes|is enrolled|is a student|is in)"
        rf"|que (?:asiste|va)|(?:is )?an? (?:\w+[- ]){{0,4}}(?:student|child|pupil|grader) )"
    ),
    Pattern(rf"(?P<names>{NAME}),? [(\"]*(?i:the )?(?:Student|STUDENT|Minor|MINOR|Child)\b(?! [a-z])"),
    Pattern(rf"(?P<names>{NAME}),? ?\((?i:the )?(?i:student|minor|child|alumn[oa])\)"),
    Pattern(
        rf"(?P<names>{NAME}) ?[/|;-] ?(?i:dob|d\.o\.b|born|b-?day|birth|grade \d|\d{{1,2}}(?:st|nd|rd|th))"
    ),
    Pattern(
        rf"\b(?i:(?:parents?|mother|father|mom|mum|dad|(?:great-?|step-?|god)?(?:grand)?(?:mother|father"
        rf"|parent)|grandma|grandpa|guardians?|aunt|uncle|surrogate|madre|padre|mam[a\u00e1]|pap[a\u00e1]"
        rf"|abuel[oa]|t[i\u00ed][oa]|madrin[oa]|padrino|madrastra|padrastro|tutora?(?: legal)?|hermano"
        rf"|hermana|m\u1eb9|cha|b\u1ed1|b\u00e0|\u00f4ng|ngo\u1ea1i|n\u1ed9i) (?:of|for|to|del?|c\u1ee7a))"
        rf"(?i: (?:the |la )?(?:student|child|minor|alumn[oa]|estudiante|menor|ni\u00f1[oa]|ch\u00e1u|em"
        rf"|con),?)? (?P<names>{_LIST})"
    ),
    Pattern(rf"\b(?:(?i:Student|Child)) (?P<names>{_LIST})"),
    Pattern(
        rf"\b(?i:i am|i'm|im|its|it's|as) (?P<names>{NAME})(?:s|s'|') "
        rf"(?i:mother|father|mom|dad|parent|guardian|grand\w+|aunt|uncle|step\w+|foster)\b"
    ),
)
WEAK = (
    Pattern(
        rf"(?m:^)[^\w\n]{{0,6}}(?i:re|ref|subject|asunto|regarding|complaint|queja"
        rf"|hearing)\s?[:–-]\s?(?P<names>{_LIST})"
    ),
    Pattern(rf"\b(?i:dph|dp|oah|sc|case no\.?|case)\s?[\w-]{{0,8}} ?\d[\d-]+ ?[,.:(/–-]+ ?(?P<names>{NAME})"),
    Pattern(
        rf"(?P<names>{NAME}),? (?i:and|v\.?|vs\.?|versus|y|c\.) (?:the )?(?P<other>{NAME}(?: (?:Schools"
        rf"|District|Academy|School))?)"
    ),
    Pattern(
        rf"(?P<names>{NAME}) ?[/|–-] ?(?=(?:the )?(?:[A-ZÀ-Þ][\w.'-]+ ){{1,4}}(?:Schools?|District|Academy"
        rf"|Charter|USD|ISD)\b)"
    ),
    Pattern(
        rf"(?P<names>{NAME})(?<=['’]s) (?i:IEP|case|file|hearing|complaint|placement|program|evaluation"
        rf"|services|mother|father|mom|dad|mum|parents?|guardian|grand(?:mother|father|ma|pa))\b"
    ),
    Pattern(rf"\b(?i:session|meeting|mediation|conference|conversation|hearing) on (?P<names>{NAME})"),
    Pattern(
        rf"\b(?i:for|about|regarding|concerning|re:?|involving|of|para|sobre|log|logs|notes?|calls|attempts"
        rf"|contacts|record|complaint -|request -|queja -|hearing -|with|from|in)[,:]? (?P<names>{_LIST})"
    ),
    Pattern(rf"(?P<names>{NAME}),?(?: [-–])? \(?(?i:dph|oah|case|docket|spp|sc) ?(?i:no|case|#)?[.:]? ?\d"),
    Pattern(rf"[–-] (?P<names>{NAME})(?= ?(?:$|\n|[,.]))"),
    Pattern(rf"\b(?i:the|in|on) (?P<names>{NAME}) (?i:file|case|matter|hearing|complaint|request|log)\b"),
    Pattern(
        rf"(?m:^)(?P<names>{NAME}) ?[:–—-] (?=(?i:(?:\w+ ){{0,2}}(?:attempts?|calls?|contacts?|request"
        rf"|complaint"
        rf"|hearing|due process|contact log|log|notes|tried|efforts|outreach|messages|resolution))\b)"
    ),
    Pattern(
        rf"(?P<names>{NAME}), (?=(?:[A-Z][\w.'-]+ ){{1,4}}(?:School|Elementary|Academy|High|Middle|Junior"
        rf"|Charter|Preschool|Primary)\b)"
    ),
)
AT_SCHOOL = Pattern(
    rf"(?P<names>{NAME}) (?i:attends|is (?:now |currently )?(?:enrolled |a student )?(?:at|in)|goes to"
    rf"|went to|started at"
    rf"|asiste a|va a) (?:(?i:the|la) )?(?:[A-ZÀ-Þ][\w'.-]+ ){{1,5}}(?:School|Elementary|Academy|High"
    rf"|Middle|Junior"
    rf"|Charter|Preschool|Primary|Center|Centre|Campus|Primaria|Secundaria)\b"
)
"""A child who is known only as the one that goes to a named school."""
FIRST_ONLY = Pattern(
    rf"\b(?i:{_OWNER} (?:[\w-]+ ){{0,2}}?{_KIN}{_MIDDLE})(?P<names>[A-ZÀ-Þ][\w'-]+)(?=[\s.,;']|$)"
)
