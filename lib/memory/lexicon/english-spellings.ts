/** Peoples and their lands, numbers, days, short forms and spellings: one word written in more than one way. How rows are read: `read-rows.ts`. */
export const ENGLISH_SPELLINGS = `
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
~ america american usa states
~ australia australian
~ africa african
~ europe european
~ asia asian
~ switzerland swiss
~ austria austrian
~ netherlands dutch holland
~ belgium belgian
~ denmark danish
~ finland finnish
~ hungary hungarian
~ ukraine ukrainian
~ romania romanian
~ bulgaria bulgarian
~ croatia croatian
~ serbia serbian
~ egypt egyptian
~ morocco moroccan
~ nigeria nigerian
~ kenya kenyan
~ ethiopia ethiopian
~ israel israeli
~ iran iranian persian
~ iraq iraqi
~ syria syrian
~ lebanon lebanese
~ pakistan pakistani
~ philippines filipino filipina
~ indonesia indonesian
~ malaysia malaysian
~ taiwan taiwanese
~ argentina argentinian argentine
~ chile chilean
~ peru peruvian
~ colombia colombian
~ venezuela venezuelan
~ cuba cuban
~ jamaica jamaican
~ hawaii hawaiian
~ texas texan
~ california californian
~ wales welsh
~ nepal nepalese
~ czech czechia
~ tibet tibetan
~ albania albanian
~ armenia armenian
~ cambodia cambodian
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
~ eleven 11
~ twelve 12 dozen
~ thirteen 13
~ fourteen 14
~ fifteen 15
~ sixteen 16
~ seventeen 17
~ eighteen 18
~ nineteen 19
~ twenty 20
~ thirty 30
~ forty 40
~ fifty 50
~ sixty 60
~ hundred 100
~ thousand 1000
~ first 1st
~ second 2nd
~ third 3rd
~ fourth 4th
~ fifth 5th
~ sixth 6th
~ seventh 7th
~ eighth 8th
~ ninth 9th
~ tenth 10th
~ kilometer km
~ dollar usd
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
~ thursday thurs thu
~ birthday bday
~ favorite fave fav favourite
~ picture pic pics
~ family fam
~ definitely def
~ because cause cuz
~ theater theatre
~ center centre
~ neighbor neighbour
~ honor honour
~ humor humour
~ flavor flavour
~ organize organise
~ realize realise
~ apologize apologise
~ recognize recognise recognition
~ gray grey
~ pajamas pyjamas
~ jewelry jewellery
~ program programme
~ cozy cosy
~ donut doughnut
~ yogurt yoghurt
~ airplane aeroplane plane
~ mustache moustache
~ license licence
~ defense defence
~ mold mould
~ professor prof
~ university uni
~ laboratory lab
~ mathematics math
~ refrigerator fridge
~ television tv telly
~ advertisement ad advert
~ veterinarian vet
~ pound lb lbs
~ meter metre
~ centimeter cm
~ liter litre
~ hour hr hrs
~ information info
~ christmas xmas
~ year yr yrs
~ sister sis
~ saxophone sax
~ exam examination
~ influenza flu
`;
