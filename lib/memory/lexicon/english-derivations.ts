/** Words made of one another that no stemmer brings together: who does it, what it is called, what it is like. How rows are read: `read-rows.ts`. */
export const ENGLISH_DERIVATIONS = `
~ born birth
~ marry married marriage
~ decide decided decision
~ advise advice
~ compete competition competitor
~ create creation creative creativity
~ success successful succeed
~ proud pride
~ angry anger
~ anxious anxiety
~ free freedom
~ strong strength stronger strongest
~ long length longest
~ hot heat hotter hottest
~ allergic allergy allergies
~ therapy therapist
~ photo photograph photography photographer
~ art artist artistic artwork
~ music musical musician
~ science scientist scientific
~ religion religious
~ politics political politician
~ economy economic economist
~ environment environmental
~ medicine medical
~ crime criminal
~ friend friendship
~ diagnose diagnosis
~ recover recovery
~ injure injury
~ discover discovery
~ apply application
~ pregnant pregnancy
~ healthy health
~ weigh weight
~ believe belief
~ fail failure
~ behave behavior behaviour
~ compare comparison
~ explain explanation
~ solve solution
~ destroy destruction
~ produce production
~ reduce reduction
~ introduce introduction
~ submit submission
~ divide division
~ qualify qualification
~ identify identification
~ grieve grief
~ hungry hunger
~ thirsty thirst
~ noise noisy
~ sun sunny
~ rain rainy
~ wind windy
~ cloud cloudy
~ snow snowy
~ storm stormy
~ fog foggy
~ ice icy
~ spice spicy
~ wealth wealthy
~ luck lucky
~ mess messy
~ dirt dirty
~ dust dusty
~ guilt guilty
~ shy shyness
~ lonely loneliness
~ honest honesty
~ loyal loyalty
~ generous generosity
~ curious curiosity
~ jealous jealousy
~ brave bravery
~ patient patience
~ silent silence
~ violent violence
~ absent absence
~ safe safety
~ poor poverty
~ deep depth deeper deepest
~ wide width
~ high height higher highest
~ warm warmth warmer warmest
~ true truth
~ young youth younger youngest
~ wise wisdom
~ bored boredom
~ hate hatred
~ bury burial
~ survive survivor
~ act actor actress
~ dance dancer
~ bake baker bakery
~ play player
~ farm farmer
~ hike hiker
~ surf surfer
~ ski skier
~ climb climber
~ cycle cyclist
~ read reader
~ train trainer
~ work worker
~ piano pianist
~ guitar guitarist
~ violin violinist
~ drum drummer
~ cello cellist
~ novel novelist
~ cartoon cartoonist
~ sculpt sculpture sculptor
~ poem poet poetry
~ library librarian
~ bank banker
~ psychology psychologist
~ biology biologist
~ chemistry chemist chemical
~ physics physicist
~ history historian historical
~ philosophy philosopher
~ magic magician
~ comedy comedian
~ tour tourist tourism
~ edit editor
~ direct director
~ compose composition
~ invent inventor
~ invest investor
~ conduct conductor
~ collect collector
~ paint painter
~ jog jogger
~ counselor counsellor counseling
~ christ christian
~ jew jewish judaism
~ catholic catholicism
~ surgery surgeon surgical
~ prescribe prescription
~ asthma asthmatic
~ autism autistic
~ smoke smoker
~ nostalgia nostalgic
~ optimism optimistic
~ pessimism pessimistic
~ sympathy sympathetic
~ empathy empathetic empathize
~ energy energetic
~ enthusiasm enthusiastic
~ ambition ambitious
~ romance romantic
~ mother motherhood
~ father fatherhood
~ parent parenthood
~ partner partnership
~ citizen citizenship
~ member membership
~ champion championship
~ relation relationship
~ hero heroic heroine
~ vote voter
~ democracy democrat
~ rob robbery robber
~ burglar burglary
~ imprison prison
~ activist activism
~ sexist sexism
~ feminist feminism
~ plumber plumbing
~ electric electrician electronic
~ carpenter carpentry
~ wood wooden
~ wool woolen
~ knit knitter
~ sail sailor
~ pronounce pronunciation
~ technology tech technical
~ blog blogger
~ vlog vlogger
~ film filmmaker
~ donate donor
~ bankrupt bankruptcy
~ finance financial
~ law lawyer legal
~ prove proof
`;
