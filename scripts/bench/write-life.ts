/**
 * What somebody might have said in two years, and what might be known of them: everyday sentences put together from
 * everyday parts. Unlike `write-text.ts` it reads like a person's own screen, with lines as long and as alike as there.
 * The same seed writes the same life.
 */
import { seededRandom } from "@/e2e/support/random";

const NAMES = "Inês,Tomás,Rita,Marta,Jonas,Amira,Wei,Olu,Priya,Mateus,Hanna,Karim,Lotte,Diego,Yuki,Nora,Pedro,Selma,Ivan,Chloé".split(",");
const PLACES = "Porto,Braga,Lisbon,Ghent,Leipzig,Osaka,Lagos,Valencia,Bergen,Trieste,Galway,Tartu,Kraków,Izmir,Halifax,Oaxaca".split(",");
const FOODS = "caldeirada,chickpea stew,orange cake,roast peppers,ramen,walnut bread,lentil soup,grilled sardines,saffron rice,plum tart,kimchi,mushroom pie".split(",");
const PURSUITS = "long runs,pottery,climbing,chess,choir practice,birdwatching,night swims,bookbinding,cycling,gardening,the cello,open-water rowing,watercolours,yoga".split(",");
const PROJECTS = "the billing job,the thesis,the kitchen,the allotment,the ward rota,the data migration,the translation,the roof,the school play,the grant report".split(",");
const THINGS = "a red bicycle,a tent for three,a sewing machine,a used van,noise-cancelling headphones,a cast-iron pan,a telescope,a folding desk,a bread oven".split(",");
const DAYS = "Mondays,Tuesdays,Wednesdays,Thursdays,Fridays,Saturday mornings,Sunday evenings".split(",");
const FEELINGS = "tiring,better than expected,a little chaotic,worth it,cold and bright,over too soon,quiet,louder than it had to be".split(",");

export type Known = { readonly type: "fact" | "preference" | "event"; readonly content: string; readonly quote: string };
export type Turn = { readonly question: string; readonly answer: string };
export type LifeWriter = {
  /** From 0 to below 1. */
  chance(): number;
  title(): string;
  turn(): Turn;
  /** Something worth remembering, and the words it would come from. `number` keeps it apart from all others. */
  known(number: number): Known;
};

export function createLifeWriter(seed: number): LifeWriter {
  const chance = seededRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(chance() * items.length)] as Item;
  const title = () => pick([() => `${capital(pick(FOODS))} for ${pick(NAMES)}`, () => `Trip to ${pick(PLACES)}`, () => `${capital(pick(PURSUITS))}, a plan`, () => `${capital(pick(PROJECTS))}, what is left`, () => `Letter to ${pick(NAMES)}`])();
  const question = () =>
    pick([
      () => `${pick(NAMES)} is coming over on ${pick(DAYS)}. Would ${pick(FOODS)} work, or is that too much after ${pick(PURSUITS)}?`,
      () => `I am thinking of ${pick(PLACES)} in spring, with ${pick(NAMES)}. What should we not miss?`,
      () => `How do I explain ${pick(PROJECTS)} to ${pick(NAMES)} without sounding as if it were late?`,
      () => `Is ${pick(THINGS)} a sensible thing to buy second-hand?`,
      () => `The weekend in ${pick(PLACES)} was ${pick(FEELINGS)}. ${pick(NAMES)} wants to go again.`,
      () => `Remind me how ${pick(FOODS)} is made, for ${2 + Math.floor(chance() * 7)} people.`,
    ])();
  const answer = () =>
    pick([
      () => `For ${pick(NAMES)} I would keep it simple.\n\n- **First** · ${pick(FOODS)}, made the evening before\n- **Then** · ${pick(FOODS)}, which can wait while you talk\n- **Last** · ${pick(FOODS)}, cold\n\nShall I turn it into a list?`,
      () => `Three things come to mind about ${pick(PLACES)}: the market before nine, the walk along the water, and an evening that ends early. If ${pick(NAMES)} likes ${pick(PURSUITS)}, put that on the second day; the first is for arriving. The trains are ${pick(FEELINGS)}, so leave room between them.`,
      () => `I would say what is done, what is left, and what you need:\n\n1. ${capital(pick(PROJECTS))} is ${pick(FEELINGS)}.\n2. Two parts are left, and one of them waits for ${pick(NAMES)}.\n3. You need a morning without meetings.\n\n> Late is a date, not a feeling.\n\nThat is all it takes.`,
      () => `It depends on what it is for.\n\n| | new | used |\n| --- | ---: | ---: |\n| price | ${120 + Math.floor(chance() * 300)} | ${40 + Math.floor(chance() * 80)} |\n| years left | ${8 + Math.floor(chance() * 6)} | ${2 + Math.floor(chance() * 6)} |\n\nLook at the seams and the screws, and ask ${pick(NAMES)}, who has had ${pick(THINGS)} for years.`,
    ])();
  const known = (number: number): Known => {
    const [name, other, place, food, pursuit, project, thing, day] = [pick(NAMES), pick(NAMES), pick(PLACES), pick(FOODS), pick(PURSUITS), pick(PROJECTS), pick(THINGS), pick(DAYS)];
    const tag = `no. ${number}`;
    return pick<() => Known>([
      () => ({ type: "fact", content: `Works with ${name} on ${project} (${tag})`, quote: `${name} and I do ${project} together, it is ${tag} on the list` }),
      () => ({ type: "fact", content: `Has ${thing}, bought in ${place} (${tag})`, quote: `I got ${thing} in ${place}, ${tag}` }),
      () => ({ type: "fact", content: `${name} and ${other} live in ${place} (${tag})`, quote: `${name} moved in with ${other}, in ${place} of all places, ${tag}` }),
      () => ({ type: "preference", content: `Likes ${pursuit} on ${day} (${tag})`, quote: `${day} are for ${pursuit}, always, ${tag}` }),
      () => ({ type: "preference", content: `Prefers ${food} to ${pick(FOODS)} (${tag})`, quote: `give me ${food} any day, ${tag}` }),
      () => ({ type: "event", content: `Went to ${place} with ${name}, which was ${pick(FEELINGS)} (${tag})`, quote: `${place} with ${name} was quite something, ${tag}` }),
    ])();
  };
  return { chance, title, turn: () => ({ question: question(), answer: answer() }), known };
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
