import { keyOf, readObject } from "./read-objects";
import { type Finding, isAlso, type Reading, type Rule, VERY } from "./rule";

const withoutArticle = (object: string) => object.replace(/^(?:an?|the) /iu, "");
const article = (noun: string) => (/^[aeiou]/iu.test(noun) ? `an ${noun}` : `a ${noun}`);

/** "as a welder at the docks" says two things. */
function trade({ rest, match }: Reading): Finding[] {
  const [role = "", place = ""] = (readObject(rest) ?? "").split(/ (?:at|for) (?=\p{Lu}|the |an? )/u);
  const noun = withoutArticle(role);
  if (noun === "" || /^(?:bit|lot|little|result|whole|rule|matter|fan|big|huge|team|unit|charm|hard|fast|quickly|well|much|long|soon|normal|usual|planned|expected|intended|one|possible|before|if|you|we)\b|\b(?:as|I)\b/iu.test(noun)) return [];
  const isPlural = match[0].endsWith("as ") && !/^(?:an?|the) /iu.test(role) && /s$/u.test(noun);
  return [
    { content: isPlural ? `Works as ${noun}` : `Is ${article(noun)}`, type: "fact", key: "occupation", value: noun, importance: 4 },
    ...(place === "" ? [] : employer(place)),
  ];
}

/** Without "by profession", only a word formed as a trade is one: "I'm a mess" is not. */
const TRADE_ENDING =
  /(?:er|or|ist|ian|ant|eer|wright|smith|man|woman|chef|nurse|doctor|pilot|judge|clerk|student|coach|cook|vet|architect|scientist|surgeon|officer|agent|pharmacist|midwife|retiree|freelancer|apprentice|intern|postdoc|undergraduate|graduate)s?$/iu;
const NO_TRADE =
  /\b(?:lover|believer|beginner|newcomer|user|member|owner|fan|stranger|number|person|human|monster|winner|loser|killer|liar|sucker|mother|father|brother|sister|daughter|helper|customer|foodie|sleeper|riser|drinker|smoker|eater|supporter|follower|subscriber|reader|speaker|minor|senior|junior|man|woman|giant|procrastinator|worrier|overthinker|survivor|dreamer|perfectionist|pessimist|optimist|realist|introvert|extrovert|spender|traveller|traveler|commuter|renter|buyer|tenant|caller|sufferer|carrier|outsider|insider|early adopter|homeowner|listener|thinker|passenger|visitor|voter|player|gamer|runner|swimmer|cyclist|climber|hiker|patient|participant|debtor|donor|monster|disaster|failure|idiot|genius|little|bit|better|former|other|vegetarian|pescatarian|librarian at heart|holder|sinner|quitter|walker|learner)s?$/iu;

function plainTrade(reading: Reading): Finding[] {
  const object = readObject(reading.rest, 6);
  if (object === null) return [];
  const noun = object.split(/ (?:at|for|in|from|by|of|on|and|or|but|working|living|based|specialis|specializ)\b/u)[0]?.trim() ?? "";
  if (!TRADE_ENDING.test(noun) || NO_TRADE.test(noun) || /^(?:huge|big|total|bit|bad|terrible|slow|fast|good|great|poor|former|real)\b/iu.test(noun)) return [];
  return trade({ ...reading, rest: object });
}

function employer(rest: string): Finding[] {
  const object = readObject(rest, 7);
  if (object === null || /^(?:home|night|nights|day|the moment|myself|weekends?|least|all|it|\d|hours|days|weeks|months|years|ever|free|fun|money|peanuts|hire|change|peace|heights|scale|once|first|full|\p{Ll}+ing\b)/iu.test(object)) return [];
  const [place = object, role] = object.split(/ as (?=an? )/u);
  const works: Finding = { content: `Works at ${place}`, type: "fact", key: "employer", value: place, importance: 4 };
  if (role === undefined) return [works];
  const noun = withoutArticle(role);
  return [works, { content: `Is ${article(noun)}`, type: "fact", key: "occupation", value: noun, importance: 4 }];
}

/** A second job stands beside the first. */
const beside = (findings: readonly Finding[]): Finding[] =>
  findings.map((finding) => ({ ...finding, content: finding.content.replace(/^Is /u, "Is also ").replace(/^Works /u, "Also works "), key: `${finding.key ?? ""}:${keyOf(String(finding.value))}`, importance: 3 }));
const orBeside = (read: (reading: Reading) => Finding[]) => (reading: Reading): Finding[] => (isAlso(reading) ? beside(read(reading)) : read(reading));
const worksAt = orBeside(({ rest }) => employer(rest));

const leftEmployer = ({ rest }: Reading): Finding[] =>
  employer(rest).map((finding) => ({ ...finding, content: finding.content.replace(/^Works/u, "No longer works"), importance: 3, retracts: true }));

export const WORK_RULES: readonly Rule[] = [
  { lead: new RegExp(`^I ${VERY}(?:work|worked my way up|make my living|earn my living)(?:ing)? (?:part[- ]time |full[- ]time |remotely )?as `, "iu"), read: orBeside(trade) },
  { lead: /^I(?:'m| am) (?:now |currently )?(?:working|employed) (?:part[- ]time |full[- ]time |remotely )?as /iu, read: trade },
  { lead: /^my (?:job|profession|occupation|trade) is (?:being )?an? /iu, read: plainTrade },
  { lead: /^I(?:'ve| have)? (?:just |recently )?(?:started|got|found|took|began)(?: working| a new job| a job| a position| work)+ as /iu, read: trade },
  { lead: /^I(?:'m| am) (?:now |currently )?an? (?=.+ by (?:trade|profession|training))/iu, read: (reading) => trade({ ...reading, rest: reading.rest.replace(/ by (?:trade|profession|training).*$/iu, "") }) },
  { lead: /^I(?:'m| am) (?:now |currently |actually )?an? /iu, read: plainTrade },
  { lead: new RegExp(`^I ${VERY}work (?:part[- ]time |full[- ]time |remotely )?(?:at|for) `, "iu"), read: worksAt },
  { lead: /^I(?:'m| am) (?:now |currently |also )*(?:working|employed) (?:at|for|by) /iu, read: worksAt },
  { lead: /^I(?:'ve| have)? (?:just |recently )?(?:started|got|found|took|began)(?: working| a new job| a job| a position| work)+ (?:at|with) /iu, read: ({ rest }) => employer(rest) },
  { lead: /^my employer is /iu, read: ({ rest }) => employer(rest) },
  { lead: /^I (?:no longer|don't|do not) work (?:at|for) /iu, read: leftEmployer },
  { lead: /^I (?:just |recently )?(?:quit|left) my job at /iu, read: leftEmployer },
  {
    lead: new RegExp(`^I ${VERY}work in (?!(?:order|general|theory|practice|vain|secret|private|tandem|parallel|sprints|spurts|progress|front|person|pairs|bed|public|batches|bursts|a hurry|a team|teams|shifts|silence|peace|my|the (?:morning|evening|afternoon|office))\\b)`, "iu"),
    read: ({ rest }) => {
      const field = readObject(rest, 5);
      return field === null ? [] : [{ content: `Works in ${field}`, type: "fact", key: "work_field", value: field, importance: 3 }];
    },
  },
  {
    lead: /^I(?:'m| am)? ?(?:now |currently )?(?:study|studying|majoring in|doing a degree in) /iu,
    read: ({ rest }) => {
      const [subject = "", school = ""] = (readObject(rest, 9) ?? "").split(/ at (?=\p{Lu}|the )/u);
      if (subject === "" || /^(?:for|at|hard|in|abroad|all|every|the)\b/iu.test(subject)) return [];
      const studies: Finding = { content: `Studies ${subject}`, type: "fact", key: "studies", value: subject, importance: 3 };
      return school === "" ? [studies] : [studies, { content: `Studies at ${school}`, type: "fact", key: "school", value: school, importance: 3 }];
    },
  },
  { lead: /^I(?:'m| am) (?:now |happily |finally )?(retired|self-employed|unemployed)\b/iu, read: ({ match }) => [{ content: `Is ${(match[1] ?? "").toLowerCase()}`, type: "fact", key: "occupation", value: (match[1] ?? "").toLowerCase(), importance: 3 }] },
];
