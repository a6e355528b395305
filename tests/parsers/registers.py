"""Letters in twelve registers, with the words that tell the problem and those that propose."""

LETTERS = {
    "a lawyer's terse letter": (
        (
            "Re: K.M. / Rio Seco Consolidated Schools\n\nCounsel:\n\nThis office represents the parents of Kip Marlow, a "
            "fifth grader. Please treat this as their request for hearing under the IDEA.\n\nThe 2025 IEP calls for a "
            "bilingual paraprofessional in every core class. None has been assigned since August 18. Kip sat alone for "
            "eleven weeks with worksheets in a language he cannot read.\n\nThe parents seek an immediate assignment, 80 "
            "hours of tutoring in Spanish, and fees.\n\nVery truly yours,\nPaz Ortega"
        ),
        (
            "The 2025 IEP calls for a bilingual paraprofessional in every core class. None has been assigned since August "
            "18. Kip sat alone for eleven weeks with worksheets in a language he cannot read."
        ),
        "The parents seek an immediate assignment, 80 hours of tutoring in Spanish, and fees.",
    ),
    "a rambling grandparent": (
        (
            "Dear folks,\n\nI am not much of a writer and my eyes are bad, so bear with me. I have had Posy since her mama "
            "passed. I was told at church that you can get a hearing, and I guess that is what I am asking for.\n\nThe new "
            "school put Posy in a trailer behind the gym with two boys who hit. Her paper says a small quiet room with a "
            "special teacher. She has had a substitute who knits since Halloween. She cries before the bus comes.\n\nI would "
            "like her out of that trailer and with a real special teacher before Christmas.\n\nGod bless,\nOda Pruett"
        ),
        (
            "The new school put Posy in a trailer behind the gym with two boys who hit. Her paper says a small quiet room "
            "with a special teacher. She has had a substitute who knits since Halloween. She cries before the bus comes."
        ),
        "I would like her out of that trailer and with a real special teacher before Christmas.",
    ),
    "questions on a web form": (
        (
            "New entry from the website\n\nChild's name: Bo Tran\nSchool: Manzanita Elementary\n\nWhat went wrong?\nBo needs a "
            "tube feeding at noon. The nurse left in October and nobody else is trained. He has gone hungry on nine days.\n\n"
            "What do you want us to do about it?\nTrain two people this week and let me check.\n\nName: Hoa Tran"
        ),
        (
            "Bo needs a tube feeding at noon. The nurse left in October and nobody else is trained. He has gone hungry on "
            "nine days."
        ),
        "Train two people this week and let me check.",
    ),
    "a message from a telephone": (
        (
            "ok so i want the due process thing for my son dale hicks 6th grade. they keep putting him in iss every time he "
            "has a seizure cause they say he is faking. its been 7 times since sept. nobody reads his health plan. take the "
            "iss off his record and train the teachers. my cell 575-555-0144"
        ),
        (
            "they keep putting him in iss every time he has a seizure cause they say he is faking. its been 7 times since "
            "sept. nobody reads his health plan."
        ),
        "take the iss off his record and train the teachers.",
    ),
    "headings of a pleading": (
        (
            "DUE PROCESS COMPLAINT\n\nPARTIES\n\n1. Student, Wyn Adair, is eleven years old and resides in the District.\n\n"
            "FACTS\n\n2. On September 3, 2025 the District exited Student from special education without an evaluation.\n"
            "3. Student has since failed four of six subjects.\n\nRELIEF REQUESTED\n\n4. Reinstatement of eligibility.\n5. An "
            "independent evaluation at public expense.\n\nRespectfully submitted,\nLeo Adair"
        ),
        (
            "On September 3, 2025 the District exited Student from special education without an evaluation. Student has "
            "since failed four of six subjects."
        ),
        "Reinstatement of eligibility. An independent evaluation at public expense.",
    ),
    "a Spanish letter without headings": (
        (
            "Señora directora:\n\nSoy la abuela de Nico Bravo, de tercer grado, y vivimos en 9 Calle Luna, Rio Seco, NM 88951. "
            "Solicito una audiencia de debido proceso.\n\nDesde septiembre a Nico lo dejan en el pasillo durante la clase de "
            "lectura porque la maestra de apoyo renunció. Ha perdido treinta horas y ya no quiere ir a la escuela.\n\n"
            "Pedimos que contraten a otra maestra y que repongan las treinta horas.\n\nGracias por su atención,\nPilar Bravo"
        ),
        (
            "Desde septiembre a Nico lo dejan en el pasillo durante la clase de lectura porque la maestra de apoyo "
            "renunció. Ha perdido treinta horas y ya no quiere ir a la escuela."
        ),
        "Pedimos que contraten a otra maestra y que repongan las treinta horas.",
    ),
    "a Vietnamese letter with headings in the line": (
        (
            "Kính gửi quý trường,\n\nTôi là mẹ của em Bảo Lê, lớp 4. Tôi xin nộp đơn khiếu nại.\n\nVấn đề: Từ tháng 10 nhà trường "
            "không cho cháu học với giáo viên ngôn ngữ. Cháu đã mất mười hai buổi.\n\nGiải pháp: Dạy bù mười hai buổi và họp "
            "với gia đình.\n\nTrân trọng,\nThu Lê"
        ),
        "Từ tháng 10 nhà trường không cho cháu học với giáo viên ngôn ngữ. Cháu đã mất mười hai buổi.",
        "Dạy bù mười hai buổi và họp với gia đình.",
    ),
    "courtesies, an old case and enclosures around it": (
        (
            "Dear Ms. Vail,\n\nIt was good to see you at the parade. As you may remember, our case about the bus was resolved in "
            "2023. I now request mediation for Ada Lund.\n\nThe team will not let Ada use her calculator on tests although her "
            "plan lists it. She failed two units because of it. The teacher says rules are rules.\n\nWe would be satisfied "
            "with the calculator on every test and a second try at both units.\n\nI enclose her report card and the plan. "
            "You can call after five.\n\nWarmly,\nIb Lund"
        ),
        (
            "The team will not let Ada use her calculator on tests although her plan lists it. She failed two units because "
            "of it. The teacher says rules are rules."
        ),
        "We would be satisfied with the calculator on every test and a second try at both units.",
    ),
    "an organization about many children": (
        (
            "To the state department:\n\nOur coalition files this complaint for all preschoolers of the district.\n\nThe district "
            "has stopped all home visits since January. Sixty children who are too ill for school receive nothing. Parents "
            "were told by text message and no team met.\n\nThe state should order the visits resumed within two weeks and "
            "make-up services for every child.\n\nFor the coalition,\nUma Reyes"
        ),
        (
            "The district has stopped all home visits since January. Sixty children who are too ill for school receive "
            "nothing. Parents were told by text message and no team met."
        ),
        "The state should order the visits resumed within two weeks and make-up services for every child.",
    ),
    "the remedy stands first": (
        (
            "I am asking for a due process hearing for my daughter Fern Oakes.\n\nWhat I am asking for: an aide on the bus both "
            "ways.\n\nWhy I am asking: On October 2 and October 9 she was strapped in the wrong seat and came home bleeding. The "
            "driver is alone with nineteen children.\n\nMy number is 505-555-0117.\n\nTess Oakes"
        ),
        (
            "On October 2 and October 9 she was strapped in the wrong seat and came home bleeding. The driver is alone with "
            "nineteen children."
        ),
        "an aide on the bus both ways.",
    ),
    "all in one paragraph": (
        (
            "My name is Rex Dunn and I am eighteen and a student at Piedra Alta High School. I request a hearing. My IEP says "
            "extra time and a reader on tests, but my chemistry teacher refuses both and gave me zeros in October. The "
            "counselor said she can't make him. I propose that I retake the three tests with a reader. I live at 4 Elm Street, "
            "Piedra Alta, NM 87913.\n\nRex Dunn"
        ),
        (
            "My IEP says extra time and a reader on tests, but my chemistry teacher refuses both and gave me zeros in "
            "October. The counselor said she can't make him."
        ),
        "I propose that I retake the three tests with a reader.",
    ),
    "legal words behind the facts": (
        (
            "We request a due process hearing for Sol Vega.\n\nFacts: The school shortened Sol's day to three hours on March 2 "
            "without a meeting. He has had no science since then.\n\nProposed resolution: A full day again and thirty hours "
            "of science.\n\nWe invoke stay-put under 34 CFR 300.518 and reserve all rights. Please send us the procedural "
            "safeguards.\n\nMia Vega"
        ),
        "The school shortened Sol's day to three hours on March 2 without a meeting. He has had no science since then.",
        "A full day again and thirty hours of science.",
    ),
}
