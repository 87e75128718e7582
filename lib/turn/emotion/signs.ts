import type { Emotion } from "@/lib/chat/receipt";

type Sign = { readonly emotion: Emotion; readonly pattern: RegExp };

const VERY = "(?:(?:so|very|really|truly|just|both|absolutely|sehr|wirklich|so|echt|muy|tan|realmente|très|si|vraiment)\\s+)?";
const I_AM = "(?:\\bI['\u2019]m|\\bI am|\\bwe['\u2019]re|\\bwe are)\\s+";
const THAT_IS = "\\b(?:that['\u2019]s|that is|this is|how|what a|das ist|wie|qué|eso es|c['\u2019]est|quelle)\\s+";

/** Words for one emotion, as a pattern that finds each once. Between letters, so that "yay" is not found in "yayla". */
const words = (emotion: Emotion, ...alternatives: readonly string[]): Sign => ({ emotion, pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join("|")})(?![\\p{L}\\p{N}])`, "giu") });
const faces = (emotion: Emotion, drawn: string): Sign => ({ emotion, pattern: new RegExp(`[${drawn}]`, "gu") });

/** What shows an emotion. Each is something that is said of oneself or to the other; a word such as "happy" alone is none, since it is also what a text is about. */
export const SIGNS: readonly Sign[] = [
  words(
    "happy",
    `${I_AM}${VERY}(?:glad|happy|delighted|thrilled|pleased|excited|overjoyed|proud)`,
    "(?:so )?glad (?:to|you|that)",
    `${THAT_IS}(?:a )?${VERY}(?:great|wonderful|lovely|fantastic|amazing|awesome|exciting|delightful|terrific|marvellous) (?:news|to hear|idea|work|job|achievement|milestone)`,
    `${THAT_IS}${VERY}(?:great|wonderful|lovely|fantastic|amazing|awesome|exciting|terrific)(?=[!.])`,
    "congratulations|congrats|hooray|hurray|yay|well done|happy birthday",
    `(?:ich )?freue? (?:mich|mich ${VERY})|herzlichen glückwunsch|gratuliere|glückwunsch|alles gute zum geburtstag`,
    `das (?:ist|freut mich) (?:ja )?${VERY}(?:toll|großartig|wunderbar|schön)(?= zu hören|[!.])|das freut mich`,
    "me alegr[oa](?: mucho| de)?|enhorabuena|felicidades|felicitaciones|qué (?:alegría|bien|maravilla)|feliz cumpleaños",
    "félicitations|bravo|je suis (?:ravie?|heureux|heureuse|contente?)|quelle (?:bonne|excellente) nouvelle|joyeux anniversaire",
  ),
  words(
    "sad",
    `${I_AM}${VERY}(?:sorry (?:to hear|you|for your|that you)|sad|saddened|heartbroken)`,
    "(?:so |very |really )?sorry (?:to hear|for your loss|you(?:['\u2019]re| are) (?:going|feeling|having))",
    "my (?:deepest |sincere |heartfelt )?(?:condolences|sympathies)|my heart goes out",
    `${THAT_IS}(?:a )?${VERY}(?:sad|heartbreaking|awful|terrible|painful|tragic)(?= (?:news|to hear|loss)|[!.,])`,
    "(?:es )?tut mir (?:so |sehr )?leid(?= (?:das|zu|für)|, dass (?:du|sie|ihr))|mein (?:aufrichtiges |herzliches )?beileid|wie traurig|das ist (?:sehr |so )?traurig",
    "(?:lo )?siento mucho(?= (?:que|lo|tu|su|oír|escuchar))|lamento (?:mucho )?(?:tu|su|oír|que)|mis condolencias|mi (?:más sentido )?pésame|qué (?:triste|pena|lástima)",
    "(?:je suis )?(?:vraiment |sincèrement )?désolée? (?:d['\u2019]apprendre|pour (?:toi|vous|votre|ta))|mes (?:sincères )?condoléances|(?:c['\u2019]est|quelle?) (?:si |très )?triste(?:sse)?",
  ),
  words(
    "worried",
    `${I_AM}${VERY}(?:worried|concerned|anxious)`,
    "please (?:be careful|take care|call (?:emergency|an ambulance|911|112|999)|seek (?:help|medical|immediate)|stay safe)|that (?:worries|concerns) me|this (?:worries|concerns) me",
    `ich mache mir sorgen|das macht mir sorgen|bitte (?:sei|seien sie|seid) (?:sehr )?vorsichtig|pass(?:en sie)? (?:bitte )?(?:gut )?auf (?:dich|sich) auf`,
    "me preocupa|estoy (?:muy )?preocupad[oa]|(?:por favor,? )?ten(?:ga)? (?:mucho )?cuidado",
    "je (?:suis|m['\u2019])\\s?(?:très )?inqui[eè]te?|cela m['\u2019]inquiète|(?:soyez|sois) (?:très )?prudente?",
  ),
  words(
    "surprised",
    "wow|whoa|oh my(?: goodness| god)?|what a surprise|no way",
    `${I_AM}${VERY}(?:surprised|amazed|astonished|stunned)|I (?:did not|didn['\u2019]t) (?:expect|see) that(?: coming)?`,
    "(?:was für eine|welch) überraschung|ich bin (?:sehr |wirklich |ganz )?(?:überrascht|erstaunt|verblüfft)|das hätte ich nicht (?:erwartet|gedacht)",
    "qué sorpresa|(?:estoy|me has) (?:muy )?sorprendid[oa]|no me lo esperaba",
    "quelle surprise|je suis (?:très |vraiment )?(?:surprise?|étonnée?)|je ne m['\u2019]y attendais pas",
  ),
  words(
    "angry",
    `${I_AM}${VERY}(?:angry|furious|outraged|annoyed|fed up)|that makes me (?:so |really )?(?:angry|furious)|how dare`,
    "ich bin (?:sehr |so |wirklich )?(?:wütend|sauer|verärgert|empört)|das macht mich (?:so )?wütend",
    "estoy (?:muy |tan )?(?:enfadad[oa]|enojad[oa]|furios[oa]|indignad[oa])|me (?:enfada|enoja|indigna)",
    "je suis (?:très |vraiment )?(?:en colère|furieux|furieuse|fâchée?)|cela me met en colère",
  ),
  faces("happy", "😀😃😄😁😆😊🙂😍🥰🎉🥳😻"),
  faces("sad", "😢😭😞😔☹🙁💔😿"),
  faces("worried", "😟😰😨😧😥"),
  faces("surprised", "😮😲😯🤯😳"),
  faces("angry", "😠😡🤬👿"),
];
