"""The words that make a line a label of a form or a heading of a letter, and what they ask for.

A label is recognised by the words in it, not by a fixed phrase: forms of thirty states and three
languages word the same box in their own way. Words are folded (lower case, no accents).
"""

from parsers.text.patterns import Pattern

CHILD = frozenset(
    """
    alumna alumno chau child children childs estudiante estudiantes hija hijo hijos kid menor minor nina
    nino ninos pupil sinh student students tre
    """.split()
)
FILER = frozenset(
    """
    acudiente apoderado caregiver claimant complainant contact custodian de denunciante encargado father
    filed filer filing from grandparent guardian huynh madre me mother nombre organizacion organization
    padre padres parent parents person persona peticionario petitioner phu quejoso reclamante requested
    requester requesting requestor sender solicitante submitted submitter surrogate tutor tutora your
    """.split()
)
ADVISER = frozenset(
    """
    abogada abogado advocate attorney attorneys counsel defensor defensora lawyer licenciado rep
    representante representative
    """.split()
)
NAME = frozenset(
    """
    ho name names nombre nombres ten
    """.split()
)
ADDRESS = frozenset(
    """
    address addresses direccion domicilio lives reside residence residencia resides residing street vive
    """.split()
)
PHONE = frozenset(
    """
    cel cell cellphone celular mobile ph phone phones tel telefono telefonos telephone thoai
    """.split()
)
EMAIL = frozenset(
    """
    correo e electronico email mail
    """.split()
)
SCHOOL = frozenset(
    """
    asiste attendance attending attends building campus colegio enrolled escuela plantel preschool
    school truong
    """.split()
)
DISTRICT = frozenset(
    """
    agencia agency charter corporation demandado district distrito escolar isd lea respondent usd
    """.split()
)
BIRTH = frozenset(
    """
    birth birthdate birthday born dob nacida nacido nacimiento sinh
    """.split()
)
RELATION = frozenset(
    """
    parentesco relacion relation relationship vinculo
    """.split()
)
PROBLEM = frozenset(
    """
    allegation allegations asunto background basis broke broken circumstances claims complaint concern
    concerns desacuerdo describe descripcion description details disagree disagreement disagreements
    disputa dispute disputed essence events fact facts factual grounds happened happening happens hechos
    issue issues mediated motivo motivos narrative naturaleza nature ocurrio pasa pasando paso preocupacion
    preocupaciones problem problema problemas problems queja quejas razon razones reason reasons situation
    statement violacion violaciones violation violations went wrong
    """.split()
)
REMEDY = frozenset(
    """
    action arreglar ask asking better corrected corrective cure deseo desired done espera esperamos
    esperan fix haga need needed needs outcome outcomes pedimos peticion peticiones pido prayer
    proponemos propongo proposal propose proposed proposing propuesta propuestas queremos quiero relief
    remedied remedies remedio remedy repair requested resolucion resolution resolutions resolve resolved
    resolver right seek seeking settle settled solucion soluciones solution solutions solve solved
    sought success successful suggest suggested suggestion suggestions want wanted
    """.split()
)
SIGN = frozenset(
    """
    firma firmado firmante sign signature signed
    """.split()
)
DATE = frozenset(
    """
    date dated day fecha ngay
    """.split()
)
OTHER_DAYS = frozenset(
    """
    decision evaluation hearing iep incident meeting range start violation
    """.split()
)
CASE = frozenset(
    """
    case caso cause complaint docket expediente file matter no number oah
    """.split()
)
HOMELESS = frozenset(
    """
    hogar homeless mckinney shelter vento
    """.split()
)
EXPEDITE = frozenset(
    """
    acelerada acelerado expedita expedite expedited urgente
    """.split()
)
OTHER = frozenset(
    """
    accommodations age asunto attachments attorneys availability bar bcc best cc city copy county date
    director disability discapacidad edad eligibility enclosure enclosures ethnicity exceptionality fax
    firm gender grade grado hours id idioma interpreter language occupation office para position
    preferred principal re reach received section sent sex sexo state subject superintendent teacher time
    title to witnesses zip
    """.split()
)
GLUE = frozenset(
    """
    1 2 3 4 5 a about actual added against agree am an and any applicable are area areas as asked at
    attended attending available be been being believe below between both brief by can change changes
    charter como completo con contact could current currently daytime del desired detail details did
    digital do does done each education educational el electronic electronica en es esta este evening
    expect explain extent first fixed follows for form full get give going grade happen has have he help
    her here his home hope how i if in include including informacion information into involved involving
    is it know known la las last law le legal legally like line live lo local looking los made mailing main
    make makes matters mediacion mediation mi middle mis must my name naming need needs no not num
    number numbers numero o of on or other our para parties party physical please por presented primary
    print printed program public que queja quiere related relating requested resident responsible rights
    rule rules s s) se see she short should since so special specific su submission submitted summary
    supporting sus tell that the their there they thing things think this time to today topic topics
    type typed un una us want was way we what when where which who why will with work would y you your
    """.split()
)
STRONG_REMEDY = frozenset(
    """
    arreglar corrected corrective espera esperamos fix fixed haga outcome peticion prayer proponemos
    propongo proposal propose proposing propuesta relief remedied remedies remedio remedy resolucion
    resolution resolutions resolve resolved resolver seek seeking settle settled solucion soluciones
    solution solutions solve solved sought suggested wanted
    """.split()
)
WISH = frozenset(
    """
    ask asking deseo desired gustaria happen like need needs pedimos pido queremos quiero quisiera
    requested want
    """.split()
)
PROBLEM_TITLE = Pattern(
    r"what (?:is|was|has been|s) (?:going on|happening|wrong)(?: now| at school)?"
    r"|(?:why (?:i|we) (?:am|are)|(?:the )?reasons? (?:for|why|i|we)\b) .{0,40}(?:writing|filing|complaint"
    r"|request|hearing)"
    r"|(?:(?:my|our|the|main) )?(?:issues?|questions?|matters?|points?) (?:for|in|to be|presented"
    r"|at)\b.{0,30}"
    r"|(?:statement|facts|summary|nature|history) of (?:the|my|our|this) (?:case|complaint|matter|events?)"
    r"|topics? (?:of|for) (?:the )?mediation|counts? (?:\d|one|two|three|i{1,3}|iv|v)\b.{0,60}"
    r"|.{0,60}\bviolated\b.{0,80}\b(?:as follows|in (?:this|these|the following) ways?)"
    r"|mo ta (?:van de|su viec)|ly do(?: khieu nai| yeu cau)?|como (?:violo|fallo) .{0,40}"
)
REMEDY_TITLE = Pattern(
    r"what (?:should|must|needs? to|has to|ought to) (?:happen|change|be \w+)(?: now| next| instead)?"
    r"|(?!.{0,60} (?:is|are|would be) )what (?:would|will|could|might) (?:fix|help|solve|settle|resolve"
    r"|make|repair)\b.{0,60}"
    r"|how (?:can|could|should|would|might) (?:it|this|we|.{3,30}) (?:be )?"
    r"(?:fixed|solved?|settled?|resolved?|repaired|made right|put right)(?: \w+){0,3}"
    r"|(?:(?:my|our|your|the) )?(?:suggestions?|requests? for relief|terms .{0,30}accept)"
    r"|como (?:se )?(?:puede|podria|debe) (?:resolver|solucionar|arreglar)(?:se)?.{0,30}"
    r"|mong muon(?: cua .{2,20})?|yeu cau(?: cua .{2,20})?|dieu (?:toi|chung toi) muon"
)
"""Whole headings whose words one by one say nothing: "What is going on"."""
