"""The words that make a line a label of a form or a heading of a letter, and what they ask for.

A label is recognised by the words in it, not by a fixed phrase: forms of thirty states and three
languages word the same box in their own way. Words are folded (lower case, no accents).
"""

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
    allegation allegations asunto background basis circumstances claims complaint concern concerns
    desacuerdo describe descripcion description details disagree disagreement disputa dispute disputed
    fact facts grounds happened happening happens hechos issue issues motivo naturaleza nature ocurrio
    pasa pasando paso preocupacion problem problema problemas problems queja razon reason reasons
    situation statement violacion violaciones violation violations went wrong
    """.split()
)
REMEDY = frozenset(
    """
    action arreglar ask asking better corrected corrective deseo desired done espera esperamos esperan
    fix haga need needed needs outcome peticion pido prayer proponemos propongo proposal propose
    proposed proposing propuesta quiero relief remedied remedies remedio remedy repair requested
    resolucion resolution resolutions resolve resolved resolver right seek seeking settle settled
    solucion soluciones solution solutions solve solved sought suggested suggestion want wanted
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
    preferred principal re received section sent sex sexo state subject superintendent teacher time
    title to witnesses zip
    """.split()
)
GLUE = frozenset(
    """
    digital electronic electronica typed
    1 2 3 4 5 a about actual against agree am an and any applicable are area as asked at attended
    attending available be been being believe below between both brief by can change changes charter
    como completo con contact could current currently daytime del desired detail details did do does
    done each education educational el en es esta este evening expect explain extent first fixed follows
    for form full get give grade happen has have he help her here his home how i if in include including
    informacion information involved involving is it know known la las last le legal legally like line
    lo local looking los made mailing make makes mediacion mediation mi middle mis must my name naming
    need needs no not num number numbers numero o of on or other our para parties party physical please
    por primary print printed program public que queja quiere related relating requested resident
    responsible s s) se see she short should since so special specific su submission submitted summary
    supporting sus tell that the their there they thing things think this time to today type un una us
    want was we what when where which who why will with work would y you your
    """.split()
)
