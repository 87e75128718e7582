import { keyOf, readName, readObject, readPlace } from "./read-objects";
import { type Finding, isAlso, type Reading, type Rule, VERY } from "./rule";
import { isDemonym } from "./is-demonym";
import { isFirstName } from "./is-first-name";

const called = ({ rest, writesCapitals }: Reading): Finding[] => {
  const name = readName(rest, writesCapitals);
  return name === null ? [] : [{ content: `Is called ${name}`, type: "fact", key: "name", value: name, importance: 5 }];
};

/** "Hi, I'm …" may go on with a trade or a mood; only a bare name is one. */
const introduced = (reading: Reading): Finding[] => {
  const name = readName(reading.rest, true);
  const after = name === null ? "" : reading.rest.slice(name.length).trim();
  return name === null || isDemonym(name) || !isFirstName(name) || /^\p{Lu}{2,}\b/u.test(name) || !/^(?:$|[,.!]|and\b|from\b|here\b|speaking\b)/iu.test(after) ? [] : called(reading);
};

/** Only a name with a capital: "I go by bus", "my city is loud". */
const withCapital = (read: (reading: Reading) => Finding[]) => (reading: Reading): Finding[] => read({ ...reading, writesCapitals: true });

const home = (reading: Reading): Finding[] => {
  const place = readPlace(reading.rest, reading.writesCapitals);
  if (place !== null && isAlso(reading)) return [{ content: `Also lives in ${place}`, type: "fact", key: `home_city:${keyOf(place)}`, value: place, importance: 3 }];
  return place === null ? [] : [{ content: `Lives in ${place}`, type: "fact", key: "home_city", value: place, importance: 4 }];
};

const leftHome = (reading: Reading): Finding[] => {
  const place = readPlace(reading.rest, reading.writesCapitals);
  return place === null ? [] : [{ content: `No longer lives in ${place}`, type: "fact", key: "home_city", value: place, importance: 3, retracts: true }];
};

const place = (key: string, say: (place: string) => string) => (reading: Reading): Finding[] => {
  const found = readPlace(reading.rest, reading.writesCapitals);
  return found === null ? [] : [{ content: say(found), type: "fact", key, value: found, importance: 3 }];
};

export const NAME_AND_HOME_RULES: readonly Rule[] = [
  { lead: /^my (?:full |first |real |nick)?name(?: is|'s) not \S+(?: \p{Lu}\S+)?,?(?: but| it's| it is)? /iu, read: called },
  { lead: /^my (?:full |first |real )?name(?: isn't| is not) [^,]+,? (?:but|it's|it is) /iu, read: called },
  { lead: /^my (?:full |first |real )?name(?: is|'s) (?:actually |now )?/iu, read: called },
  { lead: /^(?:(?:you can|please|just|people|everyone|my friends) )*call(?:s)? me /iu, read: called },
  { lead: /^I(?:'m| am) (?:called|named) /iu, read: called },
  { lead: /^I go by (?:the name (?:of )?)?/iu, read: withCapital(called) },
  { lead: /^(?:I'm|I am) (?=\p{Lu}|$)/u, read: introduced },
  { lead: /^this is (?=\p{Lu}\S+(?: \p{Lu}\S+)? (?:here|speaking)\b)/iu, read: withCapital(introduced) },
  {
    lead: /^my pronouns are /iu,
    read: ({ rest }) => {
      const pronouns = /^\p{L}+(?:\/\p{L}+){1,3}/u.exec(rest)?.[0];
      return pronouns === undefined ? [] : [{ content: `Pronouns are ${pronouns}`, type: "fact", key: "pronouns", value: pronouns, importance: 4 }];
    },
  },
  { lead: new RegExp(`^I ${VERY}(?:live|reside) (?:with \\S+(?: \\S+)? )?(?:in|near|outside|on|at) `, "iu"), read: home },
  { lead: new RegExp(`^I(?:'m| am) ${VERY}(?:living|based|located|residing) (?:in|near|out of) `, "iu"), read: home },
  { lead: new RegExp(`^(?:I|we) (?:(?:have|just|recently|finally|then|now) |'ve )*moved (?:(?:back|away|house|over|out) )?(?:from .{2,40}? )?(?:to|into) `, "iu"), read: home },
  { lead: new RegExp("^(?:I've|we've) (?:just |recently |finally )?(?:moved|relocated) (?:back )?(?:from .{2,40}? )?to ", "iu"), read: home },
  { lead: /^I (?:just |recently )?relocated (?:from .{2,40}? )?to /iu, read: home },
  { lead: /^my (?:home|city|home city) (?:is|is now) (?:in )?/iu, read: withCapital(home) },
  // Where somebody is at home and where they live are often two places.
  { lead: /^my home ?town is (?:in )?/iu, read: withCapital(place("home_town:place", (found) => `Home town is ${found}`)) },
  { lead: /^I (?:no longer|don't|do not) live in /iu, read: leftHome },
  { lead: /^I(?:'m| am) (?:originally )?from /iu, read: place("origin", (found) => `Is from ${found}`) },
  { lead: /^I come (?:originally )?from /iu, read: place("origin", (found) => `Is from ${found}`) },
  { lead: /^I was born in (?=\p{Lu}|(?!\d))/iu, read: place("birthplace", (found) => `Was born in ${found}`) },
  { lead: /^I (?:was born and )?(?:grew up|was raised) in /iu, read: place("grew_up:place", (found) => `Grew up in ${found}`) },
  {
    lead: /^my address is /iu,
    read: ({ rest }) => {
      const address = readObject(rest, 14);
      return address === null ? [] : [{ content: `Address is ${address}`, type: "fact", key: "home_address", value: address, importance: 4 }];
    },
  },
  {
    lead: /^my time ?zone is /iu,
    read: ({ rest }) => {
      const zone = readObject(rest, 4);
      return zone === null ? [] : [{ content: `Time zone is ${zone}`, type: "fact", key: "timezone", value: zone, importance: 3 }];
    },
  },
  {
    // "I've lived in Rome" alone tells of the past.
    lead: /^I(?:'ve| have) (?:been living in |lived in (?=.{2,60}\b(?:for|since|all my life|my whole life)\b))/iu,
    read: (reading) => home(reading).map((finding) => ({ ...finding, content: finding.content, key: finding.key ?? keyOf(finding.content) })),
  },
];
