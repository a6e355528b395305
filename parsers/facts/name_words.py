"""Words that stand in or beside the names of people, so that a name can be told from other capitals."""

PARTICLES = (
    "de la",
    "de las",
    "de los",
    "de",
    "del",
    "la",
    "las",
    "los",
    "y",
    "van der",
    "van den",
    "van",
    "von",
    "der",
    "den",
    "di",
    "da",
    "dos",
    "do",
    "bin",
    "bint",
    "ibn",
    "al",
    "el",
    "le",
    "du",
    "st",
    "san",
    "santa",
    "ter",
    "ten",
)

NOT_A_NAME = frozenset(
    """
    the a an i my our we he she they it his her your this that these those and or but if when since
    after before on in at to for from with by of as is was are were be been has have had do does did not
    no yes please thank thanks dear hello hi sir madam sincerely respectfully regards best director
    principal superintendent coordinator teacher secretary counsel attorney advocate esq esquire
    petitioner respondent complainant parent parents guardian mother father grandmother grandfather
    student child children son daughter minor district school schools elementary middle high junior
    charter academy preschool primary secondary public unified consolidated independent department
    education office agency bureau division state county city street avenue road drive court lane box
    apt unit suite special services hearing officer request due process complaint mediation notice order
    case number no docket date dated january february march april may june july august september october
    november december monday tuesday wednesday thursday friday saturday sunday iep iee fape idea dob pwn
    bip fba section cfr usc nmac title re fwd fw subject received filed stamp copy attached enclosed see
    what how why where who which expedited resolution agreement settlement waiver withdrawal decision
    extension email phone telephone address grade disability autism dyslexia signature signed name
    relationship proposed problem facts nature description new mexico california arizona texas colorado
    los estimado estimada senor senora atentamente gracias carta distrito escuela alumno alumna
    estudiante nombre fecha padre madre hijo hija solicitud audiencia proceso debido queja educacion
    para por sobre del el la los las un una que con como desde me mi su se lo al also because however
    although while during until then there here each both all any some one two three his petition
    facilitator mediator meeting team plan evaluation therapy services law firm llc pc pa llp inc esq
    center centre family families disability rights protection council network association institute
    coalition notice regarding about concerning attn attention cc bcc enclosures enclosure exhibit
    exhibits page fax ms mr mrs dr miss mx honorable hon sra sr srta judge abuela abuelo tutor tutora
    asunto referencia ref tel respuesta reunion mediacion domicilio direccion i'm i've don't can't he's
    she's it's ocr ada under pursuant attends attended goes lives born enrolled resides asiste vive
    nacido nacida advocacy advocates associates legal voice project group clinic partners workroom jan
    feb apr jun jul aug sep sept oct nov dec ene abr ago dic dph oah ped nmped cde draft final amended
    motion report record log contact
    comes vv v vs petitioners respondents claimant acuerdo
    student's child's district's again today yesterday tomorrow now
    just only even still never ever always last first next
    boy boys girl girls kid kids twins mom dad mum grandson granddaughter stepson stepdaughter niece nephew
    dates mtg meetings log logs calls attempts
    warmly gratefully urgent information paralegal desk intake mailbox inbox copier scanner mamá papá
    investigator specialist manager supervisor administrator clerk president treasurer chair chairperson
    behalf between entre versus
    continuance continue regular standard violation violations dispute questions surrogate age ages
    aged stepmother stepfather stepparent caregiver custodian sibling siblings
    don't didn't doesn't isn't wasn't won't wouldn't couldn't i'll i'd we're we've they're there's that's
""".split()
)
"""Folded. A word of this list ends a name."""

ALSO_A_NAME = frozenset(
    """
    a ada april august case court grace grant hope joy june lane law lee mark may mi page park place
    street una van will
    """.split()
)
"""Words of the list above that are names of people too: kept where they stand in a run of capitals."""

FIRST_NAMES_TOO = frozenset("ada april august grace hope joy june mark may will".split())
"""Those of them that begin a name on a line of its own, where Lane and Court would be streets."""

TITLES = ("mr", "mrs", "ms", "miss", "mx", "dr", "sr", "sra", "srta", "prof", "hon", "rev", "judge")
VIETNAMESE_TITLES = ("Ông", "Bà", "Cô", "Chú", "Bác")
SUFFIXES = ("jr", "sr", "ii", "iii", "iv")
DEGREES = (
    "esq",
    "esquire",
    "phd",
    "ph.d",
    "edd",
    "ed.d",
    "m.ed",
    "med",
    "j.d",
    "jd",
    "ma",
    "m.a",
    "lcsw",
    "bcba",
    "ccc-slp",
    "esq.",
    "m.s",
)
