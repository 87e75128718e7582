/**
 * From one of these on a message plays, supposes or tells a story: what its later sentences say is not about the
 * person either. A statement lost to this is told again; an invented one would be believed.
 */
const INVENTION: readonly RegExp[] = [
  /^\W*(?:so,? |ok(?:ay)?,? |now,? |and )?(?:suppose|supposing|imagine|pretend|assume|assuming|picture this|hypothetically|let's (?:say|assume|pretend|imagine|suppose)|say (?:that )?(?:I|I'm|we)\b)/iu,
  /\b(?:let's|let us|shall we|can we|could we|wanna|want to|we(?:'ll| will| are going to))(?: \w+){0,2} (?:role-?play|play (?!(?:tennis|football|chess|cards|golf|music)\b)|act out|improvise)/iu,
  /\brole-?play|\bonce upon a time\b|\bin character\b|\bgame master\b|\b(?:d&d|dungeons (?:and|&) dragons)\b.{0,30}\b(?:character|campaign)\b/iu,
  /\b(?:(?:I'm|I am|we're|we are|we were|I was) (?:\w+ )?playing|during|in (?:our|my)?) ?(?:a (?:game|round|session) of )?(?:d&d|dnd|dungeons (?:and|&) dragons|pathfinder|warhammer|larp|call of cthulhu|mafia|werewolf|among us|charades|skyrim|minecraft|the sims|world of warcraft|baldur's gate|stardew valley|animal crossing|make-believe|house|pretend|cops and robbers)\b|\b(?:I'm|I am|we're|we are) (?:larping|cosplaying)\b/iu,
  /\b(?:my|our|the|a|his|her|this) (?:character|hero|heroine|protagonist|narrator|antagonist|npc|avatar|persona|alter ego)\b/iu,
  /\bin (?:my|our|the|a|this|his|her) (?:\w+ ){0,2}(?:story|novel|dream|game|book|film|movie|scene|play|poem|song|fan ?fiction|screenplay|script|simulation|scenario)\b/iu,
  /\b(?:dreamt|dreamed)\b|\bhad a (?:\w+ )?(?:dream|nightmare)\b/iu,
  /\b(?:here(?:'s| is)|heard|tell you|know) (?:a|another|the|this) (?:\w+ )?(?:joke|riddle|limerick|story)\b/iu,
  /\b(?:guess|quiz|riddle)\b.{0,20}\b(?:who|what) (?:I am|am I|I'm)\b|\bwho am I\b/iu,
  /\bfor (?:the|a|my|our) (?:\w+ )?(?:debate|mock \w+|sketch|improv|rehearsal|test case|unit test|exercise|demo)\b/iu,
  /\bI(?:'ll| will) (?:be|play|act as|speak as) the (?!one\b|first\b|only\b)|\byou(?:'ll| will|'re| are|'d| play| be)?(?: be| play)? the (?:\w+ )?(?:applicant|patient|customer|doctor|teacher|student|interviewer|judge|narrator|barista|waiter|waitress|villain|hero|client|seller|buyer|recruiter|guide|guard|dungeon master)\b/iu,
  /^\W*(?:now,? )?(?:you are|you're|be|act as|act like|play|pose as) (?:an?|my|the) (?!(?:\w+ )?(?:star|genius|lifesaver|legend|angel|hero|treasure|gem|best|great|wonderful|good|big|real|true)\b)/iu,
  /\b(?:practi[sc]e with me|for practice|in this exercise|test me|quiz me|mock (?:interview|exam|call))\b/iu,
  /\b(?:create|invent|make up|come up with|design|generate|write|draft|compose|continue|finish|complete|give me|extend)\b[^.!?\n]{0,40}\b(?:persona|profile|bio|biography|character|story|poem|song|lyrics|scene|script|dialogue|monologue|letter|e-?mail|essay|speech|post|ad|advert|sentences?|examples?|verse|chapter|paragraph|dating profile|cover letter|review|tweet|caption)\b/iu,
];

/**
 * Where in a sentence the first of these stands, or Infinity: in the rest of it, and in the sentences after it, nothing is
 * a plain statement of the person any more.
 */
export const firstInvention = (sentence: string): number => Math.min(...INVENTION.map((pattern) => pattern.exec(sentence)?.index ?? Infinity));

export const beginsInvention = (sentence: string): boolean => INVENTION.some((pattern) => pattern.test(sentence));
