"""The words that make a line a label of a form or a heading of a letter, and what they ask for.

A label is recognised by the words in it, not by a fixed phrase: forms of thirty states and three
languages word the same box in their own way. Words are folded (lower case, no accents).
"""

CHILD = {"kid", "student", "students", "child", "childs", "children", "pupil", "alumno", "alumna", "estudiante", "nino",
         "nina", "hijo", "hija", "menor", "minor", "estudiantes", "hijos", "ninos", "tre", "sinh", "chau"}  # fmt: skip
FILER = {"requested", "parent", "parents", "guardian", "complainant", "petitioner", "filer", "requester", "requestor",
         "requesting", "filing", "filed", "submitted", "submitter", "your", "padre", "padres", "madre", "tutor",
         "tutora", "solicitante", "reclamante", "peticionario", "me", "mother", "father", "caregiver", "surrogate",
         "organization", "organizacion", "nombre", "phu", "huynh", "grandparent", "claimant", "quejoso",
         "denunciante", "custodian", "from", "sender", "contact", "de", "person", "persona", "acudiente",
         "encargado", "apoderado"}  # fmt: skip
ADVISER = {"attorney", "attorneys", "advocate", "representative", "lawyer", "counsel", "abogado", "abogada",
           "representante", "defensor", "defensora", "rep", "licenciado"}  # fmt: skip
NAME = {"name", "names", "nombre", "nombres", "ten", "ho"}
ADDRESS = {"address", "residence", "direccion", "domicilio", "residencia", "residing", "reside", "resides", "lives",
           "addresses", "street", "vive"}  # fmt: skip
PHONE = {"phone", "phones", "telephone", "tel", "telefono", "telefonos", "cell", "mobile", "celular", "ph",
         "cellphone", "thoai", "cel"}  # fmt: skip
EMAIL = {"email", "mail", "e", "correo", "electronico"}
SCHOOL = {"school", "escuela", "campus", "plantel", "attends", "attending", "attendance", "truong", "asiste",
          "enrolled", "colegio", "building", "preschool"}  # fmt: skip
DISTRICT = {"escolar", "district", "lea", "agency", "distrito", "agencia", "respondent", "charter", "isd", "usd", "demandado",
            "corporation"}  # fmt: skip
BIRTH = {"dob", "birth", "birthdate", "birthday", "nacimiento", "born", "nacido", "nacida", "sinh"}
RELATION = {"relationship", "relation", "parentesco", "relacion", "vinculo"}
PROBLEM = {"went", "disputed", "details", "descripcion", "happens", "problem", "problems", "issue", "issues", "facts", "fact", "dispute", "concern", "concerns",
           "disagreement", "disagree", "violation", "violations", "happened", "nature", "problema", "problemas",
           "hechos", "wrong", "allegation", "allegations", "complaint", "queja", "desacuerdo", "violacion",
           "violaciones", "description", "describe", "grounds", "background", "naturaleza", "disputa", "claims",
           "asunto", "preocupacion", "situation", "happening", "motivo", "statement", "basis", "reason", "reasons",
           "razon", "circumstances", "paso", "ocurrio", "pasando", "pasa"}  # fmt: skip
REMEDY = {"prayer", "action", "peticion", "haga", "need", "needed", "needs", "done", "resolution", "resolutions", "remedy", "remedies", "relief", "solution", "solutions", "resolve", "fix",
          "solucion", "soluciones", "resolver", "remedio", "proposed", "propose", "proposing", "outcome",
          "want", "resolucion", "propuesta", "propongo", "proponemos", "seek", "seeking", "sought", "quiero",
          "deseo", "pido", "requested", "solve", "solved", "resolved", "corrective", "proposal", "asking", "ask",
          "arreglar", "suggested", "suggestion", "desired", "settle", "settled", "wanted", "espera", "esperan",
          "esperamos", "remedied", "corrected", "repair", "better", "right"}  # fmt: skip
SIGN = {"signature", "signed", "firma", "sign", "firmado", "firmante"}
DATE = {"date", "dated", "fecha", "ngay", "day"}
CASE = {"case", "docket", "caso", "expediente", "cause", "matter", "file", "complaint", "oah", "number", "no"}
HOMELESS = {"homeless", "mckinney", "vento", "shelter", "hogar"}
EXPEDITE = {"expedited", "expedite", "acelerada", "urgente", "expedita", "acelerado"}
OTHER = {"grade", "grado", "disability", "discapacidad", "eligibility", "language", "idioma", "interpreter",
         "gender", "teacher", "age", "edad", "exceptionality", "fax", "city", "state", "zip", "county",
         "ethnicity", "id", "superintendent", "director", "principal", "cc", "copy", "enclosures", "enclosure",
         "witnesses", "availability", "accommodations", "date", "time", "office", "received", "subject", "sent",
         "to", "re", "asunto", "para", "bcc", "attachments", "attorneys", "hours", "preferred", "best",
         "occupation", "title", "position", "firm", "bar", "section", "sexo", "sex"}  # fmt: skip
GLUE = {"quiere", "queja", "1", "2", "3", "4", "5", "today", "am", "of", "the", "s", "a", "an", "to", "and", "or", "for", "in", "is", "are", "what", "how", "would", "you",
        "like", "i", "my", "this", "that", "as", "follows", "it", "full", "legal", "first", "last", "middle",
        "home", "work", "primary", "current", "please", "including", "include", "about", "relating", "any",
        "if", "known", "printed", "print", "public", "local", "educational", "education", "where", "which", "who",
        "he", "she", "they", "we", "us", "do", "does", "did", "was", "be", "can", "by", "on", "with", "at", "se",
        "el", "la", "los", "las", "del", "un", "una", "que", "es", "y", "o", "su", "sus", "mi", "mis", "en",
        "con", "por", "para", "como", "esta", "este", "lo", "le", "completo", "actual", "legally", "responsible",
        "number", "numbers", "no", "num", "numero", "s)", "information", "informacion", "here", "below",
        "extent", "available", "time", "believe", "think", "should", "your", "our", "their", "his", "her",
        "special", "requested", "other", "contact", "desired", "specific", "explain", "why", "against", "being",
        "involved", "made", "have", "has", "been", "related", "details", "detail", "summary", "brief", "short",
        "there", "between", "party", "parties", "both", "involving", "supporting", "happen", "see", "resident",
        "mailing", "physical", "daytime", "evening", "home", "attending", "attended", "currently", "type", "know",
        "not", "done", "could", "make", "makes", "should", "will", "must", "expect", "help", "looking", "get",
        "changes", "change", "fixed", "things", "thing", "when", "since", "lo", "mediation", "mediacion", "requested", "tell", "us", "give", "each", "so",
        "program", "charter", "grade", "name", "submitted", "submission", "form", "want", "agree", "line", "area", "applicable", "naming", "asked", "need", "needs"}  # fmt: skip
