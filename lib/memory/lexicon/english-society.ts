/** Family events, work, schooling, law, belief, character and good works. How rows are read: `read-rows.ts`. */
export const ENGLISH_SOCIETY = `
ancestor ancestry heritage: grandparents descended culture roots traditions immigrant
= ancestry heritage roots
culture background: heritage traditions festival food language
ethnicity: asian black white hispanic latino african native
grandchild grandchildren: grandson granddaughter
stepfamily: stepmother stepfather stepsister stepbrother stepson stepdaughter
godparent: godmother godfather baptism
nanny babysitter daycare childcare: babysit sitter kindergarten
elderly senior: grandparents nursing retired
baby_shower: diapers pregnant party
baptism christening: church baby godmother
engagement propose: ring fiance knee wedding
bridal bride wedding: dress vows veil bouquet bridesmaid venue altar reception
newlywed honeymoon: wedding trip married
= breakup split separated
dating romantic romance: boyfriend girlfriend couple kiss candlelight flowers
valentine: roses chocolates february
affair infidelity: cheated betrayed
custody: children divorce court
widow: died husband wife
funeral burial: coffin cemetery ashes cremated eulogy grave buried
reunion gathering get_together: family relatives classmates barbecue
best_friend: bestie closest
= argument quarrel dispute conflict disagreement
reconcile: apologized forgave
bully: teased school harassed
role_model idol: hero admire inspires
= hero idol
leader leadership: boss captain president manager
loved_one: mother father grandma family
tradesman: plumber electrician carpenter mechanic mason welder roofer
healthcare medical_field: nurse doctor paramedic hospital pharmacist
job_search job_hunt unemployed jobless: applied application interview resume offer recruiter
= resume cv
application: applied submitted form
bonus: raise salary christmas
overtime shift: hours late nights
part_time full_time: hours job week
remote telecommute: laptop home online
deadline: due project finish submit
conference: speaker talk panel networking
= ceo president director
layoff: fired downsized lost job
= fired dismissed sacked
= laid layoff
strike union: workers wages
workload: deadlines overtime
business_trip: conference client flew hotel
startup: founder launched investors
= founder cofounder
career_change: quit switched training
industry sector: tech healthcare finance education retail construction manufacturing
factory manufacturing: assembly machines workers
construction builder: bricks site crane
retail cashier: store customers
accountant: taxes numbers
= lawyer attorney solicitor
= police cop
= secretary receptionist
firefighter: fire rescue station
= soldier troops
deployed: overseas base army
pilot flight_attendant: plane airline
architect: buildings blueprint
social_worker social_work: families children agency
modeling: runway photoshoot fashion
networking: contacts event linkedin
stationery office_supplies: pen pencil stapler notebook
= employee worker staff
= crew staff team
= task assignment
= workplace office
kindergarten preschool: toddler teacher playground
high_school: teen senior prom graduation
prom: dress dance
grade marks: gpa exam passed
exam quiz: studied passed failed midterm
fail failure: flunked rejected lost
= fail flunk
scholarship tuition: college grant
campus dorm: college roommate
= professor lecturer
thesis dissertation phd: research defended
study_abroad exchange_student: semester foreign host
tutor: homework lessons student
bilingual fluent: speak languages accent
debate: argue team topic
extracurricular: club choir band debate
= classmate schoolmate
= pupil student
= curriculum syllabus
lawsuit trial: judge jury verdict lawyer sued testify
= lawsuit sued
prison jail: arrested inmate sentence
scam fraud: stolen fake phishing
thief theft robbery: stolen burglar robbed
= thief robber burglar
citizenship: passport immigrant
immigration emigrate: visa border citizenship refugee
refugee asylum: war fled border camp
government: president congress senate parliament minister mayor council
election: candidate ballot campaign voted polls
political_party: democrat republican conservative liberal labour
protest demonstration rally: march signs rights petition
war: soldiers army military bomb peace
news newspaper: headline article reporter journalist
journalism journalist: article reporter newspaper
racism sexism discrimination: prejudice harassment hate
feminism: women equality rights
= lgbt queer gay
= ally supporter
climate_change global_warming: emissions carbon pollution temperatures drought
sustainable eco_friendly: recycling reusable solar compost plastic
renewable: solar wind panels
endangered extinct: species habitat protect
= litter trash
christian: church jesus bible baptized catholic
catholic: mass pope priest
muslim islam: ramadan mosque quran eid
jewish judaism: synagogue hanukkah passover kosher
hindu hinduism: temple diwali
buddhist buddhism: temple meditation monk
clergy: priest pastor rabbi imam monk nun bishop
= priest pastor
= pray prayer worship
scripture: bible quran torah
astrology horoscope zodiac: aries taurus gemini leo virgo libra scorpio sagittarius capricorn aquarius pisces
superstition: charm amulet lucky
afterlife: heaven soul
spirituality: meditation prayer faith soul
= honest sincere truthful
= reliable dependable trustworthy
= stubborn headstrong
= intelligent smart clever brilliant
= stupid dumb foolish
= rude impolite
= ambitious driven determined
= determined persistent perseverance
= hardworking diligent
= dedication commitment
= creative imaginative artistic
= witty humorous funny
= brave courageous fearless
= weird strange odd unusual
= crazy insane wild
= loud noisy
= neat tidy
= unique rare special
= normal usual ordinary
= responsible reliable
= easygoing laidback relaxed
= talkative chatty
flaw weakness bad_habit: procrastinate lazy smoking stubborn impatient messy
= weakness flaw fault
= procrastinate delay
integrity honesty: honest truth
fundraise: raised auction gala walkathon donations bake
soup_kitchen food_bank: meals hungry served
animal_shelter animal_rescue: dogs cats volunteer adopt
= nonprofit ngo foundation
= needy disadvantaged underprivileged
give_back: volunteer donate community charity
bucket_list: travel skydiving dream someday
resolution: goal january smoking weight
= achieve accomplish reach
milestone: anniversary graduation birthday promotion
= winner champion
= lucky fortunate blessed
= unlucky unfortunate
= mistake error fault
= rejected declined denied refused
= obstacle hurdle barrier
car_accident car_crash collision: totaled hit airbag insurance ambulance
house_fire: burned smoke firefighters
= misplaced lost missing
= dangerous risky unsafe
= danger risk hazard
= crisis emergency
= damage destroy ruin
survive survivor: cancer accident war
`;
