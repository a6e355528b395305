"""Small invented mail for the service tests: filings, copies of them, and mail that is no filing."""

from email.utils import format_datetime

from bot import clock

FIRST = (
    "Mateo Otis Juniper Wren Harlow Elias Corinna Tobias Lucero Anselm Bettina Caspian Delphine Emeric Fiona"
    " Gideon Hester Ignacio Jessamy Kestrel Leopold Marigold Nicanor Ophelia Perpetua Quentin Rosaura Silvano"
    " Thaddeus Ursula Valentin Winifred Xiomara Yolanda Zebulon Amaranta Benicio Calliope Dashiell Estrella"
).split()
LAST = ("Archuleta", "Hallorann", "Stahl", "Pettibone", "Tennant", "Begaye", "Quintana", "Ulibarri")
SERVICES = [
    ("speech-language therapy", "the therapist resigned and nobody was hired in her place"),
    ("reading instruction", "the reading teacher left and a substitute shows films"),
    ("occupational therapy", "the room is used for storage and the swing was taken down"),
    ("transportation by a bus with an aide", "the aide was moved to another route without a word to us"),
    ("counseling with the school psychologist", "the psychologist comes to the building once a month"),
]


def child(number: int) -> str:
    """Return the name of an invented child, another for each number below 40."""
    return f"{FIRST[number]} {LAST[number % len(LAST)]}"


def request_for_hearing(number: int, copy: int = 0) -> bytes:
    """Return a parent's due process request for child `number`; a copy is the same letter sent again."""
    name = child(number)
    first, last = name.split()
    service, happened = SERVICES[number % len(SERVICES)]
    minutes = 30 + number
    body = f"""Dear Director:

I am writing to request a due process hearing on behalf of my child, {name}. {first} attends
Cottonwood Bend Elementary School, Piedra Alta Public Schools. We live at {100 + number} Calle Sombra,
Piedra Alta, NM 87913.

The problem is as follows: {first}'s IEP promises {minutes} minutes a week of {service}, but since the
fall {happened}. I have asked {number + 2} times in writing and was given no plan.

To resolve this I propose: provide the {minutes} minutes of {service} each week from now on and make up
what was missed.

Sincerely,
Rosalind {last}
"""
    return _mail(
        sender=f"Rosalind {last} <r{number}@mailhub.example>",
        subject="Request for hearing",
        message_id=f"filing-{number}-{copy}",
        body=body,
    )


def newsletter(number: int) -> bytes:
    """Return mail that is no filing."""
    body = f"The staff lunch is in room {number}. Please bring a chair.\n\nThe front office\n"
    return _mail(
        sender="Front Office <office@piedraalta.example>",
        subject=f"Lunch in room {number}",
        message_id=f"lunch-{number}",
        body=body,
    )


def _mail(*, sender: str, subject: str, message_id: str, body: str) -> bytes:
    head = [
        f"From: {sender}",
        "To: Special Education Filings <sped.filings@llanoalto.example>",
        f"Subject: {subject}",
        f"Date: {format_datetime(clock.now())}",
        f"Message-ID: <{message_id}@mailhub.example>",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
    ]
    return "\r\n".join([*head, "", *body.splitlines(), ""]).encode()
