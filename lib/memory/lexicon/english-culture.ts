/** Places, culture, play, body, nature and numbers of days. How rows are read: `read-rows.ts`. */
export const ENGLISH_CULTURE = `
continent continents: africa asia europe america australia antarctica
african: kenya nigeria egypt morocco ghana ethiopia tanzania
south_america: brazil argentina chile peru colombia
scandinavia nordic: sweden norway denmark finland iceland
island islands: hawaii bali bahamas iceland caribbean greece jamaica
landmark landmarks monument attraction attractions sights sightseeing: tower castle museum cathedral bridge statue temple palace ruins eiffel
building buildings architecture: house tower castle church skyscraper apartment bridge
castle castles: knight tower medieval palace
abroad overseas foreign: country trip europe travel flew
hotel lodging accommodation stay stayed: hotel hostel cabin resort airbnb inn motel tent
cabin cottage lodge: lake woods mountain fireplace
road: highway drive traffic bridge
store stores shop shops: mall market boutique bakery bookstore supermarket grocery
mall shopping: store clothes shoes bought sale
market: fair farmers stall vendor
office desk: meeting work computer desk
library: books read study borrow
theater theatre stage: play actor musical perform drama audience
museum museums: exhibit exhibition gallery art history
theme_park amusement_park: rollercoaster rides disney universal
zoo aquarium: animals penguins elephant fish lion
gym: workout trainer weights treadmill membership exercise
school schools: teacher class student classroom homework
hospital: doctor nurse surgery emergency
farm farming: cows tractor barn crops chickens
yard backyard: garden grass barbecue patio
kitchen appliances appliance: oven stove fridge blender mixer microwave toaster
bedroom: bed pillow blanket sleep
bathroom: shower bath toilet sink
material materials fabric: wood clay metal glass cotton leather wool stone
color colors colour colours: red blue green yellow purple orange pink black white brown gold teal
smell scent: perfume flowers fresh
taste flavor flavors: sweet salty spicy sour chocolate vanilla
body: arm leg head hand foot back knee shoulder ankle
hair hairstyle: haircut dyed blonde curly color short long
appearance: eyes hair smile tall
makeup beauty cosmetics: lipstick skin nails
spice spices seasoning: cinnamon ginger pepper garlic turmeric basil
meat meats: beef chicken pork turkey bacon steak lamb sausage ham
seafood: shrimp salmon lobster crab tuna oyster fish
cheese cheeses: cheddar mozzarella parmesan brie feta
bread breads: sourdough baguette bagel toast loaf rolls
italian_food: pasta pizza lasagna spaghetti risotto
asian_food: sushi noodles rice ramen dumplings curry
mexican_food: taco burrito salsa quesadilla
breakfast: pancakes eggs cereal toast waffles coffee oatmeal
cake cakes: chocolate birthday frosting cupcake bake
coffee: latte espresso cappuccino cafe barista
tea: green herbal chai matcha
alcohol alcoholic: wine beer whiskey cocktail vodka drunk bar
candy candies: chocolate gummy lollipop caramel
ice_cream: gelato vanilla chocolate cone sorbet
healthy nutrition nutritious: salad vegetables fruit vegan diet protein smoothie
ball racket: tennis soccer basketball football
winter_sports: skiing snowboarding skating ice hockey snow
water_sports: surfing kayaking swimming sailing diving paddleboarding rafting snorkeling
extreme adventurous: skydiving bungee climbing rafting paragliding mountaineering
combat: boxing karate kickboxing judo wrestling mma
yoga: poses stretch meditation vinyasa hatha
basketball: nba points shots court hoop lebron lakers
soccer: goal league fifa match messi
baseball: bat pitcher mlb
playing_position: guard forward goalkeeper striker pitcher quarterback shooting
athlete: run train coach race player
trophy medals medal: won championship first gold silver
fan fans: game jersey stadium tickets
board_games board_game: monopoly chess scrabble checkers risk
card_games card_game: poker magic uno pokemon
video_games video_game: nintendo playstation xbox zelda mario pokemon fortnite fifa minecraft tetris console
console consoles platform: playstation xbox nintendo switch pc
vr virtual_reality: headset
author authors novelist: tolkien rowling austen shakespeare king sanderson martin hemingway
fantasy: dragons magic tolkien wizard potter rings hobbit
fiction novels: fantasy mystery romance thriller sci-fi
mystery crime thriller: detective murder suspense
comic comics superheroes: marvel spiderman batman avengers manga
anime manga: naruto japanese
film_director film_directors: nolan spielberg tarantino
cartoon animated animation: disney pixar
documentary documentaries: nature history watched
series franchise trilogy: star wars potter rings marvel
musicals broadway: hamilton singing
rock_music rock_band: guitar band drums metal
classical_music composers composer: bach beethoven mozart vivaldi chopin orchestra symphony
pop_music: taylor swift beyonce sheeran
singer vocalist sings: voice vocals choir song
festival festivals: music food film crowd
dance_styles dance_style: ballet salsa hip-hop contemporary jazz tango
painter artists: picasso monet van gogh
pottery ceramics clay: bowl pot mug kiln cup vase
drawing sketching: pencil sketch charcoal
sculpture sculptures: statue clay marble
camera cameras photography: lens photos canon nikon film
knit knitting sewing crochet: scarf sweater yarn
woodworking carpentry: wood table built shelf
gardening: seeds tomatoes herbs soil flowers vegetables
tree trees: oak pine maple cherry palm
wildlife: bear deer eagle fox
sky space astronomy: stars moon planet meteor telescope sunset
sunset sunsets sunrise: sky beach colors
fall autumn: leaves october november
summer: june july august
winter: snow december ski
christmas: tree santa gifts december
halloween: costume candy pumpkin
thanksgiving: turkey dinner november
birthday birthdays: party cake gift celebrate
new_year: resolution fireworks countdown
graduation: degree diploma ceremony
anniversary: years married celebrate
car cars vehicle: ford toyota honda tesla bmw prius subaru mustang
repair repairs maintenance mechanic: fix car engine broke garage
motorcycle motorbike: ride harley
flight flights airplane: flew airport plane pilot
cruise: ship ocean boat
hiking: trail mountain waterfall view backpack
charity organizations organization: shelter foundation nonprofit red cross
homeless_shelter: meals beds volunteers donate
environment environmental climate: pollution recycling green sustainability cleanup trees
politics: campaign election mayor vote government party
rights equality activism activist: march protest pride lgbtq women
lgbtq lgbt queer: pride transgender gay rainbow parade support
support_group: community accepting people talk
adoption adopt adopting: agency children dog puppy family shelter
foster: child dog care
therapy counseling: therapist mental health sessions
grief mourning loss: funeral died passed memory miss
comfort comforting cope coping: support hug friends
self-care wellbeing wellness: running reading sleep yoga bath time
meditation mindfulness: calm breath retreat
motivation motivates: passion family goals inspire success
value values beliefs principles: honesty kindness family respect faith
quality qualities strengths: kind brave patient strong
positive optimistic: happy hope good
gratitude grateful thankful: thanks appreciate
transition: change journey
future:
childhood young: kid grew school parents younger
company companies firm: google apple microsoft amazon ibm startup tech
brand brands sponsor endorsement sponsorship deal: nike adidas gatorade under armour sign
engineer engineering: machine software electrical bridge design
software developer coding: app code python program website
science scientist scientific: lab research biology physics experiment
medicine medical doctor: nurse hospital patients clinic
writer journalist: article blog book wrote
chef cook: restaurant kitchen dishes
artist designer: paint design gallery
musician: band play gigs concert
internship intern: company summer hired
interview: job questions hired
promotion raise: manager position
retirement retired: pension
freelance self-employed: clients business
marketing promotion promote advertising: ads social media instagram campaign flyers online
customer customers clients: store service feedback
finance financial investing: stocks budget savings loan invest
loan loans debt: bank pay money
insurance: coverage claim
phone phones: iphone android screen call
gadget smart: phone watch alexa drone
website blog: online post page
youtube podcast channel: videos subscribers stream record
photo album: pictures memories
letter letters: mail card
ring rings: engagement wedding gold
bag bags: backpack purse suitcase
shoe shoes: sneakers boots heels nike
outfit outfits: dress jacket style
toy toys: teddy doll stuffed lego
cozy: pillow warm sleep
candle candles: scent light
plant plants houseplant: succulent cactus snake fern
aquarium tank: fish turtles
turtle turtles: tank shell reptile
horse horses: riding stable pony
reptile reptiles lizard: snake turtle gecko
hamster guinea: cage wheel
illness sick: cold fever flu cough headache
heart cardiac: attack blood pressure
cancer: chemo tumor treatment diagnosed
fracture: arm leg ankle bone cast
back_pain: therapy stretch doctor
addiction: smoking drinking sober quit
weight_loss: diet calories gym healthy
baby babies: born newborn diaper crib
teen teenager: school high son daughter
twins: boys girls babies
neighbor neighbors: next door street
nickname: called call
hometown: grew born raised
weekend weekends: saturday sunday
schedule routine: daily morning every week
`;
