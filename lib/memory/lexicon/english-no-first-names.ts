/** What stands behind "I'm" with a capital and is no name: moods, states, adverbs, signs and camps. */
const STATES = `
able absent afraid alive alone amazing angry annoying anxious ashamed asleep autistic available awake aware awesome awful bad better
blind boring brave broke broken busy calm careful certain chill clean clear clever cold colourblind confident cool crazy curious cute dead deaf deep
desperate different diabetic dizzy done down drunk dumb eager early easy eager elated empty engaged evil excited extroverted fat fearless female fine first fit
fluent free friendly full funny furious gay gen glad gone good grand grateful great green grumpy guilty happy hard healthy heartbroken heavy high home
homeless homesick honest hot human hungover hungry ill immune impatient impossible impressive in innocent insane insecure introverted jealous kind last late lazy
left legend lonely long lost lucky mad male married mean mid moody mute naked nasty neat nervous new nice normal numb ok okay old online
open optimistic out outside over overjoyed overdue paranoid patient pessimistic picky poor positive pregnant pro proud pumped punctual queer quick quiet rad rare ready
realistic recent relentless right rude rusty sad safe same sane sarcastic satisfied scared selfish serious sexy shaky sharp shocked short shy sick silent
silly single sleepy slow small smart sober sold sorry sore speechless spent stable stoked straight strange strict strong stuck stupid stunning sunburnt super sure
sweet tall terrible terrific thankful thirsty thrifty tipsy tone toast tough trans true ugly unable unaware unhappy unique unlucky unsure unwell upset useless vegan vegetarian
weak weird well wet whole wide wild wise worn worse worth wrong young yours
absolutely actually almost already always barely basically both completely currently definitely done even ever everyone extremely feeling finally
fully genuinely half hardly honestly incredibly internally kinda literally maybe merely mostly nearly never nobody now obviously only
officially often originally perfectly physically pretty probably quite rather seriously simply slightly so somewhat still super surely technically
terribly there too totally truly unbelievably usually utterly
aquarius aries cancer capricorn gemini libra pisces sagittarius scorpio taurus virgo gryffindor hufflepuff ravenclaw slytherin team type
republican democrat libertarian conservative liberal labour tory communist socialist atheist agnostic pagan christian goth punk emo millennial boomer
mum mom mummy mommy dad daddy mother father grandma grandpa ceo boss admin root staff support customer student teacher doctor nurse
`;

/** Heroes, gods and figures that people say they are. As a real name they are given with "my name is". */
const ROLES = `
batman superman spiderman spider-man ironman catwoman batgirl supergirl aquaman wolverine deadpool hulk groot thanos joker
santa god jesus christ satan lucifer zeus death legion napoleon caesar cleopatra spartacus elvis einstein shakespeare mozart beethoven picasso hitler stalin
dracula frankenstein zorro tarzan godzilla sherlock bond gandalf frodo bilbo sauron gollum legolas yoda vader voldemort dumbledore hogwarts pikachu
shrek barbie cinderella rapunzel simba goofy snoopy garfield spongebob hamlet macbeth ophelia gatsby ahab ishmael morpheus terminator rambo
skynet cortana chatgpt gpt iron captain wonder luke-skywalker darth harry-potter hermione-granger james-bond sherlock-holmes
king queen prince princess pope president emperor pharaoh
`;

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/u).filter((word) => word !== ""));

export const ENGLISH_STATES = words(STATES);
export const ENGLISH_ROLES = words(ROLES);
/** Names that end as participles and adjectives do. */
export const NAMES_LIKE_PARTICIPLES = words(`
jared jarred ahmed mohammed mohamed muhammed muhamed alfred wilfred winifred mildred manfred siegfried gottfried wilfried aldred eldred etheldred saeed sayed syed
waleed rasheed hamed hameed naveed javed majeed waheed khaled fareed jamshed creed reed
irving sterling manning fleming browning harding keating kipling channing golding
`);
