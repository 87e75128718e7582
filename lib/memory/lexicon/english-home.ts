/** Living, household, clothes, food and money. How rows are read: `read-rows.ts`. */
export const ENGLISH_HOME = `
dwelling residence: apartment house condo studio cottage mansion bungalow townhouse trailer dorm loft
rental tenant landlord: lease deposit rent apartment
mortgage: loan house bank payments
real_estate property realtor: house apartment listing broker buyer
= roommate housemate flatmate
= district suburb neighborhood
= mansion villa estate
attic basement: storage boxes
= balcony terrace porch patio veranda
= hallway corridor entrance
floor: carpet tiles hardwood laminate rug
wall: wallpaper painted bricks
roof: leak shingles tiles gutter
window: curtains blinds glass
door: lock key handle hinge
staircase stairs: railing banister
heating heater: furnace boiler fireplace stove
air_conditioning: cooling heat
plumber plumbing: leak pipe sink faucet toilet drain
= faucet tap
electrician electricity: wiring outlet lights outage
blackout power_outage: electricity candles dark
= leak drip flood
remodel renovation home_improvement: kitchen bathroom floor walls tiles contractor
tool: hammer drill screwdriver wrench saw nails pliers ladder
diy: shelf built repaired painted drill
housework household chores: dishes laundry vacuum mop dusting sweeping ironing tidy
= clean tidy scrub
cleaning: vacuum mop broom sponge bleach
laundry: clothes washing dryer detergent ironing
= trash garbage rubbish
declutter tidying: closet drawers boxes donated minimalist
= messy cluttered untidy
= dirty filthy muddy
cookware cooking_utensil: pan pot skillet wok knife spatula
tableware crockery: plates cups bowl mug
cutlery silverware: fork spoon knife
bedding linen: mattress pillow sheets duvet blanket quilt
lighting: lamp bulb chandelier candle led
burglary: stolen thief robbed
security: alarm lock camera guard
pest infestation: mice rats ants cockroaches termites wasps moths
= mold damp mildew
storage: boxes shelf garage closet bins
lawn: mow grass mower
garden_tool: mower rake shovel hose
pet_supplies: leash collar litter crate bowl
housewarming: party
mailbox mail: letters package postman
= package parcel delivery
= mail post letter
household_item: vacuum broom bucket towel iron
pants trousers: jeans slacks
= pants trousers jeans
= sweater jumper pullover cardigan
= coat jacket parka
= hat cap beanie
hat headwear: cap beanie helmet beret
accessory: scarf belt hat gloves sunglasses bag jewelry
swimsuit swimwear: bikini trunks
= swimsuit bikini
= underwear lingerie
= scarf shawl
= robe bathrobe
pajamas sleepwear: nightgown robe
formal dress_code: suit tie gown tuxedo
uniform: badge school military
sew: stitches needle thread fabric machine
= tailor alterations
pattern print: stripes plaid floral dots
size: small medium large tiny huge xl
= small tiny little
= enormous huge giant massive gigantic
fashion style: casual vintage elegant trendy classic modern bohemian
= elegant stylish chic
= fashionable trendy stylish
= casual comfortable
gemstone gem: diamond ruby emerald sapphire amethyst pearl
= necklace pendant locket
= vintage antique retro
= comfy comfortable cozy
poultry: chicken turkey duck
berry: strawberry blueberry raspberry blackberry cranberry
citrus: lemon lime orange grapefruit
nut: almond walnut peanut cashew pistachio hazelnut pecan
grain: rice oats quinoa wheat barley couscous
pasta: spaghetti lasagna macaroni ravioli penne gnocchi
dairy: milk cheese yogurt butter cream
egg: omelette scrambled frittata quiche
soup stew: broth chili ramen chowder goulash
salad: lettuce dressing tomato cucumber
sandwich: burger wrap panini bagel toast
fast_food junk_food takeout: burger pizza fries nuggets hotdog kebab
potato: fries chips mashed baked
= fries chips
sauce condiment: ketchup mustard mayo pesto gravy soy
herb: basil mint rosemary thyme parsley cilantro sage lavender
sweetener: sugar honey syrup stevia
dough batter: flour yeast sugar butter eggs
pie: crust apple pumpkin pecan filling
cookie: gingerbread oatmeal shortbread macaron chip
chocolate: cocoa truffles brownie
pastry: croissant donut muffin eclair strudel scone cinnamon
barbecue cookout: burgers ribs sausages steak charcoal grill
= barbecue bbq grill cookout
= feast banquet
= buffet potluck
= appetizer starter
side_dish: fries salad mashed coleslaw
wine: champagne prosecco merlot vineyard winery tasting
beer: ale lager brewery stout
cocktail: mojito margarita martini gin rum vodka tequila
liquor spirits: whiskey vodka rum gin tequila brandy
soda soft_drink: cola lemonade
= soda cola
juice smoothie: orange apple blender
caffeine: coffee tea espresso
vegan vegetarian plant_based: tofu lentils beans chickpeas meatless veggie
= vegetable veggie greens
low_carb keto: carbs bread sugar
cuisine ethnic_food: italian mexican chinese indian thai japanese french greek korean vietnamese lebanese
indian_food: curry naan biryani samosa tandoori masala
chinese_food: dumplings noodles wonton
japanese_food: sushi ramen tempura miso udon teriyaki
korean_food: kimchi bibimbap bulgogi
greek_food mediterranean_food: gyros hummus feta olives
french_food: croissant baguette crepe quiche
spanish_food: paella tapas gazpacho
middle_eastern: falafel hummus shawarma kebab
american_food: burger fries steak barbecue
comfort_food: soup stew macaroni mashed casserole pizza
spicy: chili jalapeno curry pepper
= spicy hot peppery
= fried crispy crunchy
= salty savory
= sour bitter tart
dine: restaurant dinner ate
cooking_method: boil fry roast grill steam simmer bake
grocery: milk bread eggs vegetables cart supermarket
picnic: basket blanket sandwiches park
hungry starving: eat ate food
thirsty: drink water
breakfast_food: pancakes eggs cereal toast waffles oatmeal bacon granola porridge omelette
thrift_store flea_market secondhand: vintage used bargain antiques
= bargain discount coupon
= expensive pricey costly
= cheap affordable inexpensive
online_shopping: delivered package ordered cart
= refund exchange
receipt warranty: refund store
budget spending: saving expenses groceries
savings: bank fund account budget
bills expenses: rent electricity utilities mortgage groceries
debt: loan credit owe mortgage
tax: refund accountant
bank: account credit deposit loan
invest: stocks shares bonds crypto fund property
wealth wealthy rich: millionaire luxury
= rich wealthy affluent
= poor broke needy
inheritance: grandmother estate heir
lottery: jackpot ticket won
gamble casino: poker bet slots lottery
currency: dollar euro pound yen
= luxury fancy expensive
= salary wage income paycheck
= wallet cash
financial_situation financial_status: rich poor wealthy money afford salary debt savings
`;
