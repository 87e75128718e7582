/** Travel, lands, weather, plants, animals and times. How rows are read: `read-rows.ts`. */
export const ENGLISH_WORLD = `
public_transport: bus train subway metro tram
= taxi cab uber
= subway metro underground
= truck lorry pickup
= camper motorhome campervan rv
= gas petrol fuel
airport airline: gate boarding terminal layover luggage delayed
= layover stopover
railway train: station tracks platform
boat ship vessel: sailboat yacht ferry canoe kayak raft
= yacht sailboat
car_part: engine tire brakes battery transmission windshield headlight
car_trouble car_problem breakdown: engine battery flat tire brakes tow mechanic
= tow breakdown
license driving_test: permit passed
traffic: jam highway accident commute
commute: train bus bike traffic minutes
electric_car: hybrid charging tesla
bike bicycle cycling: helmet pedal trail tire
= scooter moped
luggage: suitcase backpack bag
= luggage baggage
packing: suitcase clothes bag
sightseeing touristy tourist: museum tour guide landmark cathedral
souvenir: magnet postcard keychain shirt
= souvenir memento keepsake
= itinerary schedule route
resort: pool beach spa
= hostel inn motel guesthouse
= getaway retreat escape
= excursion outing trip
adventure: skydiving safari rafting explore expedition
= adventure expedition
backpacking: hostel trail tent
safari: lions elephants giraffe zebra
desert: sand dunes cactus camel
jungle rainforest: monkey tropical amazon
forest: trees pine oak deer hike
cave canyon cliff: rocks
river stream creek: fishing rafting canoe
= pond lake
glacier: ice iceland
volcano: lava eruption
village countryside rural: farm fields
= downtown center
= border frontier
= path route
central_america: panama guatemala honduras nicaragua belize
middle_east: israel iran iraq dubai lebanon egypt
caribbean: jamaica cuba bahamas barbados
north_america: canada mexico
uk united_kingdom britain: england scotland wales london
southeast_asia: thailand vietnam indonesia malaysia philippines singapore
nationality: american canadian mexican british french german italian spanish chinese japanese korean indian russian swedish irish polish brazilian
province: ontario quebec alberta manitoba
temperature: degrees hot cold warm freezing celsius fahrenheit
rain rainy: umbrella wet puddle drizzle poured
snow snowy: blizzard snowman sled shovel
storm: thunder lightning hurricane tornado
= chilly cold freezing
= heat hot warm
sunny: sun warm bright
flood: rain basement water
= wildfire fire
= cloudy overcast grey
= humid muggy
climate: tropical desert humid dry
spring springtime: bloom blossom april easter
rock mineral: crystal stone geology fossil quartz
planet: mars venus jupiter saturn
eclipse: solar lunar sun moon
dinosaur: fossil bones museum
bouquet florist: roses lilies tulips
= bloom blossom
= grass lawn
mushroom: forest wild
farm_animal livestock: cow pig sheep goat chicken horse hen rooster donkey
sea_animal marine_life sea_creature: whale dolphin shark seal octopus jellyfish turtle crab coral
rodent: mouse rat hamster squirrel
amphibian: frog toad salamander
baby_animal: puppy kitten foal calf lamb cub
cat_breed: persian siamese ragdoll tabby calico bengal
snake: python boa
monkey ape: gorilla chimpanzee
= donkey mule
bear: grizzly panda polar
deer: moose elk antlers
= hen chicken rooster
= spider tarantula
sting bite: bee mosquito wasp spider
dog_training obedience: sit leash treats
dog_walk walkies: leash park
= stray abandoned homeless
horseback equestrian: riding saddle stable pony
veterinarian vet: checkup shots sick pet
weekday: monday tuesday wednesday thursday friday
= weekday workday
= dawn sunrise
= dusk sunset
= noon midday lunchtime
= nighttime night
= annually yearly
= fortnight weeks
= nearby close near
distance far: miles kilometers km
measure: feet inches meters cm
= fast quick rapid
= slow slowly
= wet damp soaked
= shiny bright
= soft fluffy
= modern contemporary
= ancient old
= simple plain basic
shape: round square circle triangle rectangle oval
metal: gold silver steel iron copper bronze aluminum
`;
