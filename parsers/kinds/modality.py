"""Words that take the force from an asking: conditions, plans, questions, reports, refusals.

"I will file", "if you do not", "how do I file", "my lawyer says to file" speak of asking and ask for
nothing. Each family is matched on lower-case words without accents, before the thing asked for.
"""

from parsers.text.patterns import Pattern


def _any(*families: str) -> Pattern:
    return Pattern(rf"\b(?:{'|'.join(families)})\b")


CONDITION = Pattern(
    r"(?<!know )(?<!sure )(?<!see )(?<!as )(?<!even )(?<!ask )\b(?:if|unless|in the event|in case|"
    r"si no|a menos que|si el distrito|si la escuela|neu)\b"
    r"(?! you (?:look|need|have|check|read|want|would|please)| known| any| possible| necessary| needed|"
    r" not already| that is)"
)
CONDITION_AFTER = Pattern(
    r"^[^.?!;]{0,80}\b(?:unless|if (?:you|the (?:school|district|team|matter|problem|situation|iep)|"
    r"this|that|things|nothing|it|we|i|my|no|not|he|she|they) ?"
    r"(?:[a-z']+ ){0,4}?(?:not|n't|don't|doesn't|isn't|aren't|can't|cannot|fails?|refuses?|continues?|"
    r"nothing|no)\b|a menos que|si no)\b"
)
_IN_GENERAL = (
    r"any (?:party|parent|person|family|guardian)|a party|parents who|parents? (?:may|can|might|must|"
    r"should|could)|(?:a|the|each|every) parent (?:who|may|can|has|might|could|wants|files|requests)|"
    r"when (?:a|an|the|you|your|i|we|any) (?:parents?|school|district|request|file|family|complaint)|"
    r"whenever|anyone|families (?:can|may)|"
    r"should (?:you|the district|this|that|we|they)|rights? include|right to (?:ask|request|file|a|an|"
    r"due|an impartial)|los padres (?:pueden|tienen)"
)
_MAY_HAVE_TO = (
    r"(?:may|might|will|would|'ll|shall) (?:also |then |now |still |just )?(?:need|have|be forced|"
    r"be obliged|be compelled|be required|be left) (?:to|with)|"
    r"(?:may|might|could|can) (?:also |then |yet |still )?(?:file|request|ask|need|seek|go|take|pursue|"
    r"consider|end up|be)|"
    r"(?:will|would|'ll|shall) (?:also |then |just |certainly |have no choice|not hesitate|file|"
    r"request|seek|be filing|be requesting|be asking|be seeking|"
    r"be going|be taking|be forced|be (?:a|my|our)|pursue|go to|take|bring|start|ask|demand|proceed|"
    r"submit|initiate|commence|turn to|consider|follow)|"
    r"(?:have|has) no (?:other )?(?:choice|option)(?: but)?|leaves? (?:me|us|them|him|her|"
    r"my clients?) (?:with )?no (?:other )?(?:choice|option|alternative)|"
    r"no option but|forced to|tendre que|tendria que|tendremos que|vamos a tener que|"
    r"me vere obligad[ao]|nos veremos"
)
_PLANS = (
    r"thinking (?:of|about)|considering|consider (?:filing|whether|requesting)|(?:may|might|will|"
    r"would) consider|contemplat\w+|"
    r"prepared to|ready to (?:file|request|ask|go)|plan(?:s|ning)? (?:to|on)|intend(?:s|ing)? to|"
    r"intention (?:of|to)|mean to|about to (?:file|request)|"
    r"(?:am|are|is|'m|'re) going to|gonna|next step|reserv(?:e|es|ing) (?:my|our|the|all|any|their|his|"
    r"her)(?: [a-z]+)? rights?|"
    r"deciding|(?:before|after|until) (?:i|we|you|she|he|they) (?:file|request|go|ask|decide)|"
    r"before (?:filing|requesting|going|deciding|asking)|"
    r"voy a|vamos a|pienso|pensamos|estoy pensando|estamos pensando|antes de|toi se|dinh"
)
_QUESTIONS = (
    r"can (?:i|we|a parent|parents|you tell|you explain|someone tell|anyone)|how (?:do|can|would|does|"
    r"to|long|much|might|should|one|i|we)|"
    r"what (?:is|are|does|the|happens|would happen|do i|do we|it|a|an|to do)|which (?:one|form|"
    r"of (?:the|these|them))|who (?:do|should|handles|can)|where (?:do|can|is|should|to)|"
    r"do (?:i|we|you)|does (?:the|my|a|one|it)|should (?:i|we)|am i (?:allowed|able|entitled)|"
    r"are we (?:allowed|able|entitled)|is there|"
    r"want(?:s|ed)? to (?:know|ask (?!for)|understand|learn|find out|hear)|would like to (?:know|"
    r"understand|learn|hear|ask (?:how|what|about|some|a few|whether|if))|"
    r"like to know|wonder(?:ing|ed)?|curious|whether|the difference|difference between|"
    r"questions? about|advice (?:on|about)|advise me|"
    r"explain(?:s|ed)? (?:how|what|the|to)|(?:information|explanation) (?:about|of|on|regarding)|(?:copy|"
    r"copies) of (?:the|your) (?:procedural|form)|"
    r"como (?:puedo|podemos|se|presento|solicito|pido|hago|solicitar|pedir|presentar|poner|iniciar)|"
    r"donde (?:puedo|encuentro|esta)|form(?:s|ulario)? (?:for|to|para|de)|(?:send|give|mail|email|get|"
    r"need|find) (?:me |us )?(?:the|a|an|your|some) (?:right |correct )?(?:forms?|packet|information|"
    r"paperwork for)|que (?:es|pasa|significa|diferencia)|cual es|puedo|podemos|se puede|no se (?:si|"
    r"como|cual|que)|debo (?:pedir|presentar|solicitar)|(?:don't|do not|not) (?:know|sure) (?:if|"
    r"whether|how|what|which|where)|quiero saber|quisiera saber|me pueden|"
    r"lam sao|the nao"
)
_OF_OTHERS = (
    r"(?:lawyer|attorney|advocate|friend|neighbor|sister|brother|teacher|principal|doctor|therapist|"
    r"cousin|coworker|somebody|someone|everyone|people|they|you|he|she) "
    r"(?:says?|said|told|keeps? telling|suggest\w*|advis\w*|recommend\w*|thinks?|want(?:s|ed)? (?:me|"
    r"us)) (?:me |us |that |i |we |to )|"
    r"(?:should|ought to|could|can) (?:file|request|ask|go)|must (?:either|file|request)|either (?:pay|"
    r"grant|file|agree|fund)|"
    r"(?:district|school|lea|you) (?:must|may|can|should|has to|have to|will have to|is required to|"
    r"needs to) (?:then |also )?(?:either|file|request|initiate)"
)
_RATHER_NOT = (
    r"rather not|avoid\w*|in lieu of|(?:do|does|did|am|are|is|have|has|was|were|would|will|could|"
    r"should)(?: not|n'?t) (?:yet |now |at this time |currently |really |even |actually )?"
    r"(?:want|wanting|going|planning|about|wish|need|request|requesting|ask|asking|file|filing|filed|"
    r"like|seek|seeking|intend|be)|don't (?:want|wish|need|request)|"
    r"(?:did|do|does)(?: not|n't) (?:have|need) to|(?:glad|happy|relieved|grateful) (?:i|we|that|not)|"
    r"hope (?:not to|we do not|this does not|we can|it does not|never)|"
    r"without (?:having to )?(?:filing|file|going|a|any|the|requesting)|"
    r"no (?:need|wish|desire|intention|reason) (?:for|to)|never (?:want|ask|request|file)|"
    r"not (?:filing|requesting|asking for|a request|seeking|yet)|(?:or|and) not|nor\b|"
    r"sin (?:ir|tener|llegar|necesidad)|no (?:quiero|queremos|deseo|pido|solicito)|evitar|"
    r"(?:chua|khong) (?:muon|can|dinh|yeu cau|nop)"
)
_GIVEN = (
    r"(?:lets?|allow\w*|permit\w*|enabl\w*|entitl\w*|requir(?:e|es|ing)) (?:a |an |the |any |"
    r"all )?(?:parents?|famil(?:y|ies)|party|parties|districts?|you|me|us|schools?|people)|"
    r"(?:should|do|does|did|would|must)(?: not|n't) have to|(?:parents?|families) (?:like (?:me|"
    r"us) )?(?:should|shouldn't|must|cannot|can't)|(?:can(?:'t|not)|could(?:n't| not)|unable to|"
    r"not able to) (?:make|attend|come|be at|go|take|do|afford)"
)
_THREATS = r"(?<=[a-z] )or (?:else )?(?:i|we|my client)\b|o (?:si no|de lo contrario)|otherwise"
HYPOTHETICAL = _any(_IN_GENERAL, _MAY_HAVE_TO, _PLANS, _QUESTIONS, _OF_OTHERS, _RATHER_NOT, _THREATS, _GIVEN)
INVOKED_RIGHT = Pattern(
    r"\b(?:invok\w+|exercis\w+|assert\w*|us(?:e|ing)|ejer\w+|hago uso de|haciendo uso de) (?:my|our|"
    r"her|his|their|the|mi|nuestro|el) (?:legal |statutory |parental )?(?:rights?|derecho)\b"
)
"""Who uses his right asks; "I have the right to" does not."""
INSTEAD = Pattern(
    r"\b(?:instead of|rather than|in place of|without going to|before going to|sin ir a|en vez de|"
    r"en lugar de) (?:(?:a|an|the|going to|filing for|filing|having|una?|la|el|due|process|formal|"
    r"state) )*[a-z]+,?"
)
"""What is not wanted, where something else is: "instead of a hearing we ask for a mediator"."""
NOT_THIS_BUT = Pattern(
    r"\b(?:do|does|am|are)(?: not|n'?t) (?P<verb>want|need|ask(?:ing)? for|request(?:ing)?|seek(?:ing)?) "
    r"[^.?!;]{3,60}?,? (?:just|only|but(?: (?:i|we) (?:do )?(?:want|ask for|request|seek))?|rather)\b"
)
"""What is not wanted, before what is: "I do not want a hearing, only a mediator"."""
INSTEAD_OF = Pattern(
    r"\b(?:instead of|rather than|in place of|without|before|avoid|sin|en vez de|en lugar de) (?:(?:a|"
    r"an|the|going|to|filing|for|having|any|another|ir|una?|la|el|formal|state|expensive|long) )*$"
)
