/** Forms of one word that no stemmer brings together. How rows are read: `read-rows.ts`. */
export const ENGLISH_FORMS = `
~ go goes going went gone
~ buy buys buying bought
~ take takes taking took taken
~ make makes making made
~ see sees seeing saw seen
~ write writes writing wrote written writer
~ eat eats eating ate eaten
~ drink drinks drinking drank drunk
~ get gets getting got gotten
~ give gives giving gave given
~ find finds finding found
~ feel feels feeling felt
~ teach teaches teaching taught teacher
~ think thinks thinking thought
~ meet meets meeting met
~ win wins winning won winner
~ lose loses losing lost loss loser
~ run runs running ran runner
~ swim swims swimming swam swum swimmer
~ child children childhood
~ man men
~ woman women
~ person people
~ foot feet
~ tooth teeth dental dentist
~ mouse mice
~ wife wives
~ life lives alive
~ come comes coming came
~ become becomes becoming became
~ begin begins beginning began begun
~ break breaks breaking broke broken
~ bring brings bringing brought
~ build builds building built
~ catch catches catching caught
~ choose chooses choosing chose chosen choice
~ draw draws drawing drew drawn
~ drive drives driving drove driven driver
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
~ lead leads leading led leader leadership
~ leave leaves leaving left
~ lend lends lending lent
~ pay pays paying paid payment
~ ride rides riding rode ridden
~ rise rises rising rose risen
~ say says saying said
~ sell sells selling sold sale
~ send sends sending sent
~ show shows showing showed shown
~ sing sings singing sang sung singer song
~ sit sits sitting sat
~ sleep sleeps sleeping slept asleep
~ speak speaks speaking spoke spoken speech speaker
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
~ bite bitten
~ blow blew blown
~ deal dealt
~ dig dug
~ feed fed
~ forgive forgave forgiven
~ kneel knelt
~ mistake mistaken mistook
~ overcome overcame
~ seek sought
~ shake shook shaken
~ shine shone
~ shrink shrank shrunk
~ sew sewn
~ slide slid
~ sting stung
~ strike struck
~ swear swore sworn
~ sweep swept
~ swing swung
~ weave wove woven
~ bend bent
~ breed bred
~ creep crept
~ flee fled
~ leap leapt
~ burn burnt
~ spill spilt
~ spell spelt
~ spoil spoilt
~ smell smelt
~ sneak snuck
~ withdraw withdrew withdrawn
~ undergo underwent undergone
~ undertake undertook undertaken
~ bleed bled blood
~ goose geese
~ knife knives
~ shelf shelves
~ loaf loaves
~ wolf wolves
~ calf calves
~ half halves
~ thief thieves theft
~ scarf scarves
~ cactus cacti
~ grandchild grandchildren
~ bad worse worst
~ hard harder hardest
~ big bigger biggest
~ old older oldest elder eldest
~ small smaller smallest
~ tall taller tallest
~ cheap cheaper cheapest
~ happy happier happiest
~ easy easier easiest
~ early earlier earliest
~ far further farther furthest
~ short shorter shortest
~ close closer closest
~ busy busier busiest
~ heavy heavier heaviest
~ funny funnier funniest
~ scary scarier scariest
~ tough tougher toughest
~ cold colder coldest
~ fast faster fastest
~ large larger largest
`;
