/** Places, culture, play, body, nature and numbers of days. How rows are read: `read-rows.ts`. */
export const ENGLISH_CULTURE = `
continent continents: africa asia europe america australia antarctica
african: kenya nigeria egypt morocco ghana ethiopia tanzania uganda zimbabwe senegal
south_america: brazil argentina chile peru colombia ecuador bolivia uruguay venezuela
scandinavia nordic: sweden norway denmark finland iceland
island islands: hawaii bali bahamas iceland caribbean greece jamaica tropical maldives fiji sicily cuba
landmark landmarks monument attraction attractions sights sightseeing: tower castle museum cathedral bridge statue temple palace ruins eiffel fountain lighthouse pyramid canyon colosseum
building buildings architecture: house tower castle church skyscraper apartment bridge
castle castles: knight tower medieval palace
abroad overseas foreign: country trip europe travel flew
hotel lodging accommodation stay stayed: hotel hostel cabin resort airbnb inn motel tent guesthouse campground lodge villa
cabin cottage lodge: lake woods mountain fireplace
road: highway drive traffic bridge
store stores shop shops: mall market boutique bakery bookstore supermarket grocery pharmacy florist butcher
mall shopping: store clothes shoes bought sale
market: fair farmers stall vendor
office desk: meeting work computer desk printer colleagues
library: books read study borrow
theater theatre stage: play actor musical perform drama audience
museum museums: exhibit exhibition gallery art history
theme_park amusement_park: rollercoaster rides disney universal
zoo aquarium: animals penguins elephant fish lion
gym: workout trainer weights treadmill membership exercise
school schools: teacher class student classroom homework principal grades recess pupil
hospital: doctor nurse surgery emergency patient ward surgeon ambulance admitted
farm farming: cows tractor barn crops chickens
yard backyard: garden grass barbecue patio
kitchen appliances appliance: oven stove fridge blender mixer microwave toaster dishwasher freezer kettle fryer
bedroom: bed pillow blanket sleep closet mattress wardrobe
bathroom: shower bath toilet sink
material materials fabric: wood clay metal glass cotton leather wool stone silk linen denim velvet steel plastic marble ceramic bamboo
color colors colour colours: red blue green yellow purple orange pink black white brown gold teal beige turquoise navy violet maroon gray grey indigo crimson silver
smell scent: perfume flowers fresh
taste flavor flavors: sweet salty spicy sour chocolate vanilla bitter savory mint strawberry caramel
body: arm leg head hand foot back knee shoulder ankle neck chest elbow wrist finger toe hip stomach nose
hair hairstyle: haircut dyed blonde curly color short long ponytail braids bangs bald wig shaved
appearance: eyes hair smile tall
makeup beauty cosmetics: lipstick skin nails mascara eyeliner foundation
spice spices seasoning: cinnamon ginger pepper garlic turmeric basil paprika cumin oregano rosemary thyme chili saffron nutmeg
meat meats: beef chicken pork turkey bacon steak lamb sausage ham veal duck meatballs ribs salami
seafood: shrimp salmon lobster crab tuna oyster fish squid prawns mussels clams scallops sardines cod trout
cheese cheeses: cheddar mozzarella parmesan brie feta
bread breads: sourdough baguette bagel toast loaf rolls
italian_food: pasta pizza lasagna spaghetti risotto
asian_food: sushi noodles rice ramen dumplings curry
mexican_food: taco burrito salsa quesadilla
breakfast: pancakes eggs cereal toast waffles coffee oatmeal croissant bacon omelette yogurt granola porridge
cake cakes: chocolate birthday frosting cupcake bake sponge cheesecake carrot velvet candles
coffee: latte espresso cappuccino cafe barista brew beans caffeine mocha
tea: green herbal chai matcha chamomile peppermint jasmine
alcohol alcoholic: wine beer whiskey cocktail vodka drunk bar
candy candies: chocolate gummy lollipop caramel licorice marshmallow toffee fudge
ice_cream: gelato vanilla chocolate cone sorbet sundae scoop strawberry
healthy nutrition nutritious: salad vegetables fruit vegan diet protein smoothie
ball racket: tennis soccer basketball football
winter_sports: skiing snowboarding skating ice hockey snow
water_sports: surfing kayaking swimming sailing diving paddleboarding rafting snorkeling
extreme adventurous: skydiving bungee climbing rafting paragliding mountaineering parachute zipline
combat: boxing karate kickboxing judo wrestling mma
yoga: poses stretch meditation vinyasa hatha
basketball: nba points shots court hoop lebron lakers
soccer: goal league fifa match messi
baseball: bat pitcher mlb
playing_position: guard forward goalkeeper striker pitcher quarterback shooting
athlete: run train coach race player
trophy medals medal: won championship first gold silver
fan fans: game jersey stadium tickets
board_games board_game: monopoly chess scrabble checkers risk backgammon dominoes
card_games card_game: poker magic uno pokemon rummy solitaire blackjack
video_games video_game: nintendo playstation xbox zelda mario pokemon fortnite fifa minecraft tetris console
console consoles platform: playstation xbox nintendo switch pc
vr virtual_reality: headset
author authors novelist: tolkien rowling austen shakespeare king sanderson martin hemingway
fantasy: dragons magic tolkien wizard potter rings hobbit
fiction novels: fantasy mystery romance thriller sci-fi
mystery crime thriller: detective murder suspense
comic comics superheroes: marvel spiderman batman avengers manga
manga: naruto japanese comic
film_director film_directors: nolan spielberg tarantino
cartoon: disney pixar
documentary documentaries: nature history watched
series franchise trilogy: star wars potter rings marvel
musicals broadway: hamilton singing
rock_music rock_band: guitar band drums metal
classical_music composers composer: bach beethoven mozart vivaldi chopin orchestra symphony
pop_music: taylor swift beyonce sheeran
singer vocalist sings: voice vocals choir song
festival festivals: music food film crowd carnival parade
dance_styles dance_style: ballet salsa hip-hop contemporary jazz tango swing waltz tap flamenco samba bachata
painter artists: picasso monet van gogh
pottery ceramics clay: bowl pot mug kiln cup vase glaze wheel plate
drawing sketching: pencil sketch charcoal pen ink doodle
sculpture sculptures: statue clay marble
camera cameras photography: lens photos canon nikon film tripod portrait darkroom
knit knitting sewing crochet: scarf sweater yarn needles hat mittens blanket
woodworking carpentry: wood table built shelf carving birdhouse saw chair
gardening: seeds tomatoes herbs soil flowers vegetables weeding compost mulch watering greenhouse pruning
tree trees: oak pine maple cherry palm birch willow fir spruce elm redwood branch
sky space astronomy: stars moon planet meteor telescope sunset comet eclipse galaxy constellation
sunset sunsets sunrise: sky beach colors
fall autumn: leaves october november
summer: june july august
winter: snow december ski
christmas: tree santa gifts december carols ornaments reindeer wreath
halloween: costume candy pumpkin trick witch ghost haunted spooky october
thanksgiving: turkey dinner november stuffing cranberry grateful
birthday birthdays: party cake gift celebrate candles balloons surprise
new_year: resolution fireworks countdown midnight champagne january
graduation: degree diploma ceremony
anniversary: years married celebrate
car cars vehicle: ford toyota honda tesla bmw prius subaru mustang
repair repairs maintenance mechanic: fix car engine broke garage
motorcycle motorbike: ride harley
flight flights airplane: flew airport plane pilot
cruise: ship ocean boat
hiking: trail mountain waterfall view backpack
charity organizations organization: shelter foundation nonprofit red cross volunteer hospital orphanage
homeless_shelter: meals beds volunteers donate
environment environmental climate: pollution recycling green sustainability cleanup trees
rights equality activism activist: march protest pride lgbtq women
lgbtq lgbt queer: pride transgender gay rainbow parade support
support_group: community accepting people talk
adoption adopt adopting: agency children dog puppy family shelter
foster: child dog care
therapy counseling: therapist mental health sessions
grief mourning loss: funeral died passed memory miss
comfort comforting cope coping: support hug friends
self_care wellbeing wellness: running reading sleep yoga bath time meditation massage
meditation mindfulness: calm breath retreat
motivation motivates: passion family goals inspire success
value values beliefs principles: honesty kindness family respect faith integrity loyalty freedom justice equality compassion
quality qualities strengths: kind brave patient strong
positive optimistic: happy hope good
gratitude grateful thankful: thanks appreciate
transition: change journey
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
freelance self_employed: clients business
marketing promotion promote advertising: ads social media instagram campaign flyers online
customer customers clients: store service feedback
finance financial investing: stocks budget savings loan invest
loan loans debt: bank pay money
insurance: coverage claim
phone phones: iphone android screen call charger battery ringtone
gadget smart: phone watch alexa drone
website blog: online post page
youtube podcast channel: videos subscribers stream record
photo album: pictures memories
letter letters: mail card
ring rings: engagement wedding gold
bag bags: backpack purse suitcase handbag tote
shoe shoes: sneakers boots heels nike sandals slippers loafers
outfit outfits: dress jacket style shirt skirt suit
cozy: pillow warm sleep
candle candles: scent light
plant plants houseplant: succulent cactus snake fern orchid ficus ivy bonsai
aquarium tank: fish turtles
turtle turtles: tank shell reptile
horse horses: riding stable pony saddle gallop mare stallion equestrian
hamster guinea: cage wheel
illness sick: cold fever flu cough headache
heart cardiac: attack blood pressure stroke pacemaker cholesterol cardiologist palpitations
cancer: chemo tumor treatment diagnosed radiation remission oncologist biopsy leukemia survivor
fracture: arm leg ankle bone cast
back_pain: therapy stretch doctor
addiction: smoking drinking sober quit gambling rehab relapse
weight_loss: diet calories gym healthy pounds kilos
baby babies: born newborn diaper crib stroller bottle pacifier nursery
teen teenager: school high son daughter
twins: boys girls babies
neighbor neighbors: next door street
nickname: called call
hometown: grew born raised
weekend weekends: saturday sunday
schedule routine: daily morning every week
`;
