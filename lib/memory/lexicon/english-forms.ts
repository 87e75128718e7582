/** Forms of one word that no stemmer brings together. How rows are read: `read-rows.ts`. */
export const ENGLISH_FORMS = `
~ go goes going went gone
~ buy buys buying bought
~ take takes taking took taken
~ make makes making made
~ see sees seeing saw seen
~ write writes writing wrote written
~ eat eats eating ate eaten
~ drink drinks drinking drank drunk
~ get gets getting got gotten
~ give gives giving gave given
~ find finds finding found
~ feel feels feeling felt
~ teach teaches teaching taught
~ think thinks thinking thought
~ meet meets meeting met
~ win wins winning won
~ lose loses losing lost
~ run runs running ran
~ swim swims swimming swam swum
~ child children
~ man men
~ woman women
~ person people
~ foot feet
~ tooth teeth
~ mouse mice
~ wife wives
~ life lives
~ come comes coming came
~ become becomes becoming became
~ begin begins beginning began begun
~ break breaks breaking broke broken
~ bring brings bringing brought
~ build builds building built
~ catch catches catching caught
~ choose chooses choosing chose chosen choice
~ draw draws drawing drew drawn
~ drive drives driving drove driven
~ fall falls falling fell fallen
~ fight fights fighting fought
~ fly flies flying flew flown flight
~ forget forgets forgetting forgot forgotten
~ grow grows growing grew grown growth
~ hear hears hearing heard
~ hide hides hiding hid hidden
~ hold holds holding held
~ keep keeps keeping kept
~ know knows knowing knew known knowledge
~ lead leads leading led
~ leave leaves leaving left
~ lend lends lending lent
~ pay pays paying paid payment
~ read reads reading
~ ride rides riding rode ridden
~ rise rises rising rose risen
~ say says saying said
~ sell sells selling sold sale
~ send sends sending sent
~ show shows showing showed shown
~ sing sings singing sang sung singer song
~ sit sits sitting sat
~ sleep sleeps sleeping slept asleep
~ speak speaks speaking spoke spoken speech
~ spend spends spending spent
~ stand stands standing stood
~ steal steals stealing stole stolen
~ stick sticks sticking stuck
~ tell tells telling told
~ throw throws throwing threw thrown
~ understand understands understanding understood
~ wake wakes waking woke woken
~ wear wears wearing wore worn
~ tear tears tore torn
~ shoot shoots shooting shot
~ hang hangs hanging hung
~ dream dreams dreaming dreamt
~ learn learns learning learnt
~ freeze froze frozen
~ ring rang rung
~ sink sank sunk
~ die dies dying died death dead
~ born birth
~ marry married marriage
~ choose chosen choice
~ decide decided decision
~ advise advice
~ inspire inspiration
~ motivate motivation
~ educate education
~ celebrate celebration
~ compete competition competitor
~ perform performance performer
~ graduate graduation
~ recommend recommendation
~ invite invitation
~ relax relaxation
~ create creation creative creativity
~ volunteer volunteering
~ success successful succeed
~ healthy health
~ happy happiness
~ sad sadness
~ proud pride
~ angry anger
~ anxious anxiety
~ free freedom
~ strong strength
~ long length
~ hot heat
~ allergic allergy allergies
~ therapy therapist
~ photo photograph photography photographer
~ art artist artistic artwork
~ music musical musician
~ science scientist scientific
~ religion religious
~ politics political politician
~ economy economic
~ environment environmental
~ nature natural
~ medicine medical
~ crime criminal
~ child childhood
~ friend friendship
~ adopt adoption
~ diagnose diagnosis
~ recover recovery
~ injure injury
~ improve improvement
~ achieve achievement
~ discover discovery
~ explore exploration
~ arrive arrival
~ apply application
~ propose proposal
~ engage engagement
~ retire retirement
~ divorce divorced
~ pregnant pregnancy
~ depress depression
~ italy italian
~ france french
~ spain spanish
~ germany german
~ england english britain british uk
~ ireland irish
~ scotland scottish
~ sweden swedish
~ norway norwegian
~ greece greek
~ portugal portuguese
~ poland polish
~ russia russian
~ turkey turkish
~ china chinese
~ japan japanese
~ korea korean
~ india indian
~ thailand thai
~ vietnam vietnamese
~ mexico mexican
~ brazil brazilian
~ canada canadian
~ america american usa us states
~ australia australian
~ africa african
~ europe european
~ asia asian
~ one 1 once
~ two 2 twice couple pair
~ three 3
~ four 4
~ five 5
~ six 6
~ seven 7
~ eight 8
~ nine 9
~ ten 10
~ first 1st
~ second 2nd
~ third 3rd
~ fourth 4th
~ fifth 5th
~ kilometer kilometers km
~ dollar dollars usd
~ january jan
~ february feb
~ march mar
~ april apr
~ august aug
~ september sept sep
~ october oct
~ november nov
~ december dec
~ monday mon
~ tuesday tues tue
~ wednesday wed
~ thursday thurs thu
~ friday fri
~ saturday sat
~ sunday sun
~ birthday bday
~ favorite fave fav favourite
~ picture pic pics
~ family fam
~ definitely def
~ because cause cuz
`;
