"""Parsed sentences → frames: what was done, to whom, by whom, as the grammar of the sentence says.

In: the parse of one sentence and its count mentions. Out: :class:`~.frame.Frame` values.
Touches nothing.

``find`` says in which order a sentence is read. ``words`` is the lexicon by word form; ``people``,
``things``, ``quantity`` and ``means`` read a noun phrase; ``arguments``, ``roles`` and ``doers``
the parse around a verb. ``peaceful`` knows what nobody did, ``doubles`` what is told twice,
``context`` the acts beside harm. Every way of saying that harm was done has a rule id, which the
claim carries, by the module or folder that reads it:

verbs:

=====================  ==========================================================
``verb.active``        "gunmen killed nine men"
``verb.passive``       "nine men were killed", "the six men shot dead by soldiers"
``verb.subject``       "nineteen people died", "families fled"
``verb.loses``         "the army lost ten soldiers"
``verb.explosion``     "a bomb exploded outside the embassy"
``verb.thrown``        "hurled two grenades at the station"
``verb.set_fire``      "set fire to the town hall"
``verb.set_off``       "set off three bombs in the bank"
``verb.went_off``      "a bomb went off at the gate of the palace"
``verb.planted``       "a bomb was placed under a bus": attempted
``verb.defused``       "defused a bomb near the embassy": attempted
``noun.explosion``     "an explosion occurred near the bank", "a blast rocked the hotel"
=====================  ==========================================================

ways:

=====================  ==========================================================
``verb.phrase``        "set fire to the mill", "was led away", "lost a leg" (``ways.yaml``)
``verb.negated``       "did not survive", "let no lorry in": what did not happen tells the harm
=====================  ==========================================================

nouns:

=====================  ==========================================================
``noun.of``            "the killing of nine aid workers"
``noun.possessor``     "the teacher's abduction"
``noun.count``         "412 killings", "a double murder"
``noun.attack``        "the attack on the ferry", where nobody hurt is told beside it
``state``              "the blast left 16 dead", "two dead in raid"
``held``               "its 12 captives"
``toll``               "the death toll rose to 17 from 12"
``state.of_those``     "five of the dead were children"
``noun.cases``         "21 cases of torture"
``noun.survivors``     "17 survivors of rape", "two torture victims"
``noun.charge``        "charged with rape"
``noun.holders``       "the captors of the two divers"
``noun.lacking``       "68 houses without windows"
``noun.fatal``         "a fatal shooting", "the fatal shooting of a trader"
``state.fatally``      "five were shot, one of them fatally"
``noun.with``          "a man with a gunshot wound", "suffering from stab wounds"
``noun.victim``        "two gunshot victims"
``noun.life``          "claimed the lives of nine people", "took his own life"
``care.hospital``      "two were taken to hospital" (after violence was told)
``care.condition``     "a man is in critical condition" (the same)
=====================  ==========================================================

lists:

=====================  ==========================================================
``count.listed``       "11 killed, up to 30 wounded", "dead: 9"
``list.entry``         "1 x police KIA, 2 x WIA", "1 F (19) killed", "43 huts burnt"
``list.headed``        "Civilian deaths from shelling in May: 31", "houses burned 112"
``list.by_place``      "Deaths by ward: Mbala 7, Kanwe 4"
``list.named``         "Martyrs of today: 1- Samir al-Hadi 2- an unidentified woman"
``zero.nil``           "own KIA nil"
``list.note``          "male, ca. 25, gunshot wound thigh, stable"
``toll.figure``        "the correct figure is 14, not 12" (or the harm of the one before)
``toll.said``          "the clinic told me 31"
``toll.given``         "up from the nine given by the governor"
``count.compared``     "against 187 in the same months of 2021"
``noun.bodies``        "14 bodies lay in the yard"
``noun.graves``        "a mass grave of sixty"
``subset.listed``      "41 deaths (29 men, 8 women, 4 children)"
``subset.of_those``    "two girls were among the wounded"
``subset.of_whom``     "15 of whom were children", "of the 40 killed, 15 were children"
``subset.of_them``     "Four of them were children." (the harm is that of the statement before)
``subset.among``       "12 villagers, among them four girls", "half of them minors"
``zero.casualties``    "no casualties": nobody killed, nobody injured
``zero.unharmed``      "who were unhurt"
``list.labelled``      "Destroyed: 41 houses, the club. Displaced: 14,200"
=====================  ==========================================================

subsets and parts:

=====================  ==========================================================
``subset.including``   "…, including nine children"
``subset.apposition``  "12 people, three of them children"
``subset.sum``         "31 children, 26 boys and five girls" (26 + 5 = 31)
``subset.update``      "the toll rose from 19 to 23 after four died": the four are in the 23
``count.household``    "a mother and her two daughters" are three
``verb.gapped``        "three were killed in Taiz and two in Aden"
``verb.respectively``  "killed 12 and 9 people in Taiz and Aden respectively"
=====================  ==========================================================

firing and used:

=====================  ==========================================================
``actor.means``        "killed in police firing": who did it
``used.made_to_harm``  "child fighters shoot them"
=====================  ==========================================================
"""
