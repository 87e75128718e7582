/** Food, animals, home, places, nature, things and pastimes. How rows are read: `read-rows.ts`. */
export const ENGLISH_THINGS = `
sport sports athletic athletics: tennis soccer football basketball baseball hockey golf swimming running volleyball rugby cricket skiing snowboarding surfing skating climbing boxing cycling gymnastics badminton wrestling rowing karate marathon softball archery fencing squash triathlon bowling darts skateboarding handball polo sailing
martial_arts martial_art: karate taekwondo judo kickboxing boxing jiu-jitsu aikido kung wrestling
exercise exercises workout workouts fitness exercising: gym yoga running jogging weights training swimming pilates cardio cycling stretching workout boxing walk kickboxing marathon lifting zumba squats treadmill hike
outdoor outdoors outdoorsy: hiking camping fishing climbing kayaking trail mountain park nature beach biking picnic surfing garden lake mountaineering
race races marathon: run running marathon raced 5k finish
run running runs: marathon jog jogging race run 10k 5k sprint miles
swim swimming: pool lake ocean beach swim laps freestyle goggles
hike hiking hikes hiked: trail mountain hike hiking walk
dance dancing dances dancer: ballet salsa hip-hop tango contemporary jazz choreography ballroom dance dancer
game games gaming gamer: chess xbox playstation nintendo switch console monopoly cards poker puzzle tournament video board pc minecraft zelda mario pokemon fortnite checkers dominoes scrabble
team teams: lakers warriors yankees united celtics patriots
equipment gear: bought helmet shoes racket board bike tent keyboard headset camera controller headphones monitor
pet pets: dog cat puppy kitten hamster rabbit turtle parrot fish bird snake lizard guinea dog's gerbil bunny pony ferret goldfish tortoise
animal animals wildlife creature creatures: dog cat horse bird turtle fish rabbit cow sheep pig bear deer fox wolf lion tiger elephant monkey snake frog duck whale dolphin butterfly bee squirrel eagle owl goat donkey chicken mouse giraffe zebra kangaroo koala panda penguin shark crocodile raccoon hedgehog bat seal moose
dog dogs: puppy pup labrador retriever shepherd poodle beagle husky terrier bulldog breed leash
cat cats: kitten kitty tabby siamese purr
bird birds: eagle hawk owl parrot crow robin finch duck goose hummingbird penguin pigeon swan peacock canary cardinal seagull sparrow parakeet flamingo
fish: salmon tuna goldfish aquarium trout bass rod bait
insect insects bug bugs: bee butterfly ant spider mosquito beetle dragonfly ladybug moth wasp grasshopper firefly caterpillar cockroach
reptile reptiles: turtle snake lizard gecko iguana
breed breeds: labrador retriever shepherd poodle beagle husky terrier bulldog mutt corgi pug dachshund chihuahua collie dalmatian maltese mastiff greyhound spaniel
= dog puppy pup doggy
= cat kitten kitty
= rabbit bunny
= car vehicle auto
= photo picture pic photograph image
= apartment flat
= couch sofa
= trip journey travel
= vacation holiday
= ocean sea
= beach shore coast
= forest woods
= trail path
= soccer football
= hospital clinic
= medicine medication meds pill
= therapist therapy counselor counseling psychologist
= exam test
= phone cellphone smartphone
= computer laptop pc
= dinner supper
= cookie biscuit
= recipe dish
= tournament tourney competition
= song track tune
= band group
= painting paint painted canvas
= clothes clothing outfit
road_trip roadtrip: drove highway car road trip
= build construct
= quit stop
= big large huge
= job position role
= begin began started
= road highway street
food foods eat eats eating dish dishes cuisine: pizza pasta sushi bread cheese rice salad soup burger steak chicken fish vegetables fruit chocolate cake sandwich taco curry noodles eggs beef pork lasagna ramen lobster shrimp sausage dumplings pie stew potato
meal meals breakfast lunch dinner brunch: cooked ate pasta chicken soup salad pancakes eggs sandwich restaurant dinner lunch breakfast
cook cooking cooked bake baking baked baker: recipe dish kitchen cake bread cookies oven baked cooked roast grill soup pie
recipe recipes ingredient ingredients: flour sugar butter milk eggs chocolate cream vanilla garlic cheese
dessert desserts sweet sweets treat treats pastry: cake cookie pie chocolate ice cream cupcake brownie pudding tart muffin donut candy cheesecake gelato sorbet tiramisu custard
drink drinks beverage beverages: coffee tea wine beer juice water soda cocktail smoothie milk lemonade whiskey champagne cider latte rum gin vodka milkshake cocoa
fruit fruits: apple banana orange strawberry blueberry mango grape lemon pineapple peach cherry berry watermelon pear plum apricot raspberry blackberry kiwi melon papaya coconut pomegranate fig avocado
vegetable vegetables: carrot tomato potato onion broccoli spinach lettuce cucumber pepper kale cabbage cauliflower zucchini beans peas celery corn pumpkin eggplant mushroom beet asparagus garlic
snack snacks: chips popcorn nuts cookie candy crackers pretzel granola fruit
diet diets vegan vegetarian: healthy dairy gluten meat vegan vegetarian keto calories weight
allergy allergic allergies intolerance: allergic lactose nuts peanut dairy gluten pollen can't shellfish eggs wheat soy bees dust hives
restaurant restaurants cafe: ate food menu dinner lunch chef cafe diner pizza brunch
instrument instruments: guitar piano violin drums flute saxophone cello clarinet trumpet ukulele harp bass keyboard banjo viola trombone oboe accordion harmonica mandolin percussion
music musical: song band concert guitar piano album singer sing jazz rock pop classical rap playlist hip-hop melody
musician musicians artist artists band bands singer composer: concert album song music band singer beatles bach mozart queen
concert concerts: band music live show festival stage gig venue crowd symphony
song songs: sing music lyrics album melody
art arts artwork artistic: painting drawing sculpture pottery gallery museum sketch canvas paint photography watercolor mural exhibit collage ceramics portrait exhibition
paint painting painted painter: canvas watercolor portrait landscape art brush sunset acrylic easel abstract
craft crafts: knitting sewing pottery woodworking crochet origami ceramics clay embroidery quilting beading candle weaving calligraphy
creative creativity: writing painting music drawing art design screenplay craft
photo photos photograph photography picture pictures: camera shot took captured pic
book books novel novels read reading reads author: book novel read author series story chapter library fantasy fiction biography harry potter memoir poetry audiobook bestseller
write writes writing writings written writer: book poem story novel journal blog screenplay script article essay poetry notebook
poem poetry: poem verse rhyme wrote sonnet haiku stanza
genre genres: fantasy sci-fi romance drama comedy horror thriller mystery action documentary fiction
movie movies film films cinema: watched movie film actor trilogy scene director comedy drama star wars sequel premiere popcorn screen
show shows series television: watched episode series season netflix
technology tech device devices gadget gadgets: computer phone laptop app software tablet console robot drone smartwatch printer headphones
computer computers programming code software: laptop python java coding app developer pc website
social_media internet online: instagram facebook twitter tiktok youtube blog website post followers channel stream podcast
clothes clothing wear wears fashion: shirt dress jacket shoes jeans hat hoodie sweater skirt boots coat scarf outfit suit pants trousers blouse sweatshirt gloves socks cardigan vest tie uniform
jewelry: necklace ring bracelet earrings pendant brooch gem diamond pearl
furniture decor decoration decorations: couch table chair bed lamp shelf rug desk curtains chandelier mirror sofa armchair dresser bookcase wardrobe cabinet stool mattress
house home live lives living residence reside: apartment house moved neighborhood city home live town rent room
move moved moving relocate: moved new apartment house city boxes packing unpacked settled
room rooms: kitchen bedroom bathroom living office garage attic basement hallway closet pantry nursery balcony
garden gardening plant plants: flowers roses tomatoes seeds vegetables soil succulent tree herbs cactus
flower flowers: rose tulip sunflower daisy lily orchid daffodil lavender hydrangea peony violet poppy dahlia carnation
vehicle vehicles car cars drive: car truck motorcycle van bike boat prius tesla ford toyota jeep suv drive scooter tractor bus
transport transportation travel travels: train bus plane flight car bike ferry subway metro taxi tram scooter
travel traveled travelled trip trips vacation vacations visit visited tour: trip vacation went visit flight hotel beach road tour flew abroad visited
country countries: france italy spain germany england japan china canada mexico brazil india australia ireland greece portugal sweden norway switzerland scotland thailand america usa austria belgium netherlands denmark finland poland russia egypt morocco kenya nigeria korea vietnam argentina peru colombia cuba indonesia ukraine israel
state states: california oregon florida texas washington colorado nevada arizona hawaii alaska michigan ohio virginia georgia minnesota utah indiana connecticut massachusetts tennessee carolina louisiana maryland wisconsin missouri kentucky oklahoma iowa kansas nebraska montana idaho wyoming vermont alabama pennsylvania arkansas mississippi delaware
city cities town towns: york london paris rome tokyo boston chicago seattle barcelona berlin francisco miami vancouver toronto madrid vegas angeles diego denver dallas houston austin philadelphia phoenix portland atlanta detroit nashville sydney melbourne dubai amsterdam vienna prague lisbon dublin athens istanbul
europe european: france italy spain germany england paris rome london ireland greece portugal sweden switzerland scotland austria belgium netherlands poland norway denmark finland hungary croatia vienna amsterdam
asia asian: japan china thailand korea india vietnam bali tokyo singapore indonesia malaysia philippines nepal taiwan
place places location locations area areas region: city park beach town restaurant museum country street cafe lake mountain coast trail
park parks: hiking trail yosemite yellowstone national park
nature natural scenery landscape landscapes: mountain forest lake ocean beach sunset trail waterfall river park trees sky hiking
beach beaches: ocean sea sand waves surf coast seaside shells tan umbrella swimming
mountain mountains: hike climb summit peak ski trail
water lake river ocean: swim boat kayak beach lake river
weather: rain snow sunny storm cold hot wind fog cloudy hail thunder lightning humid freezing heatwave
disaster disasters: flood fire earthquake hurricane storm tornado tsunami wildfire drought landslide volcano cyclone blizzard
camp camping camped: tent campfire hike stars s'mores marshmallows lantern
church churches: faith pray service choir pastor priest sunday worship
health healthy medical condition conditions: doctor hospital sick diagnosed surgery medicine pain diet weight asthma diabetes checkup heart blood therapy allergy injury arthritis cholesterol migraine
illness disease sickness: sick diagnosed cancer asthma diabetes flu fever hospital
injury injuries injured hurt accident accidents: broke sprained ankle hospital surgery accident pain knee doctor hurt crash wrist shoulder concussion crutches stitches fell burn
mental_health: therapy anxiety depression counseling stress meditation therapist psychologist psychiatrist panic burnout trauma bipolar
sleep: tired insomnia bed nap rest nightmare snoring awake dream pajamas mattress
die died death dead pass passed deceased: passed lost funeral grief died loss gone
money expensive price cost: dollars paid worth expensive cheap
object objects item items thing things possession: book camera clock box shoes ring photo cup bag
collect collects collection collections: vinyl records coins stamps cards shells collection figurines antiques comics dolls magnets postcards stickers sneakers memorabilia
toy toys: doll lego puzzle teddy stuffed blocks kite dinosaur
symbol symbolize symbolizes symbolic represent represents meaning: reminds means reminder represents symbol stands
memory memories childhood: remember reminds kid childhood younger memory nostalgic
reminder remind reminds: remember memory symbol reminds
tattoo tattoos: ink tattoo artist piercing
project projects: working project building started
frequency frequently: every week daily weekly month times usually twice once
duration: years months weeks since ago
tradition traditions: every year family holiday annual
season seasons: summer winter spring fall autumn
degree qualification certificate: graduated diploma certification degree
`;
