import { foldWord } from "@/lib/memory/words/fold-word";
import { type Language, STOP_WORDS } from "@/lib/memory/words/languages";

const list = (words: string): readonly string[] => words.split(" ").map(foldWord);

/**
 * How notes begin where they do not begin with a word of the person's: a verb without its subject, or what the note is
 * about. Kept apart from names: words that people are called by ("Rose", "Mark", "Mira")
 * are left out, but for "will", and so are relatives ("Wife"), who would take the place of the person.
 */
const OPENING_WORDS: ReadonlySet<string> = new Set([
  // English
  ...list("is was has had does did do can can't cannot could will won't would should must isn't wasn't hasn't doesn't didn't not no never ex co self non"),
  ...list("lives lived resides works worked studies studied keeps kept likes liked loves loved enjoys enjoyed prefers preferred dislikes disliked hates hated wants wanted needs needed plans planned intends hopes owns owned uses used"),
  ...list("plays played speaks spoke learns learned learnt teaches taught reads writes wrote drives drove rides rode runs ran walks walked swims cycles cooks cooked bakes eats ate drinks drank smokes smoked stopped quit gave gives takes took makes made goes went comes came grew moved moves relocated"),
  ...list("travels travelled traveled visits visited flies flew stays stayed sleeps suffers feels thinks believes considers finds found calls called named met meets married divorced engaged retired starts started begins began finished buys bought sells sold gets got receives received lost won joined leaves left follows"),
  ...list("supports watches watched listens collects collected knows knew remembers wears wore pays paid saves saved earns spends spent trains trained volunteers practises practices struggles tries tried avoids tends expects identifies belongs celebrates sings dances paints draws builds built grows raises"),
  ...list("weighs weighed measures decided decides chose chooses turned turns changed changes switched switches cancelled canceled booked books rents rented hosts hosted helps helped attends attended graduated adopted commutes manages managed leads led coaches cares owes hikes climbs skis surfs knits sews fishes gardens hears understands looks sits shares shared sees saw seeks wishes dreams fears worries aims broke injured pregnant single widowed"),
  ...list("user person speaker name nickname surname birthday birth age address home hometown city country origin job occupation profession employer work time timezone native favourite favorite pronouns hobby hobbies diet wedding anniversary allergic vegan vegetarian"),
  ...list("currently formerly recently usually often always sometimes previously originally rarely regularly once every since during until next last first second third"),
  // German
  ...list("ist war hat hatte heißt hieß wohnt wohnte lebt lebte arbeitet arbeitete mag mochte liebt hasst isst trinkt spielt spricht lernt studiert fährt fliegt reist zieht zog kommt kam geht ging macht kann will möchte muss soll darf wird plant sucht braucht besitzt kauft verkauft sammelt liest schreibt kocht backt raucht trägt nimmt hört sieht schaut findet kennt glaubt bevorzugt interessiert feiert heiratet wuchs"),
  ...list("holt gibt ruft malt näht baut hilft tanzt singt läuft bringt übt hält führt trifft lädt schläft fehlt zahlt wählt fühlt dient leidet besucht genießt meidet erwartet sagt steht sitzt liegt"),
  ...list("der die das sein seine ihr ihre kein keine nicht nie früher derzeit zurzeit seit name vorname geburtstag beruf adresse alter geboren verheiratet allergisch"),
  // Spanish
  ...list("es era fue está estaba tiene tenía ha vive vivía trabaja trabajaba estudia le se no nunca su sus los las la el prefiere quiere necesita habla aprende juega toca come bebe fuma cocina corre conduce viaja va vuela viene nació creció odia adora gusta usa lleva colecciona escribe hace puede debe planea piensa cree sabe conoce compra vende recoge elige dirige dice pone trae cuida reside posee disfruta detesta evita busca celebra padece sufre espera dedica empieza empezó suele cumple cumpleaños nombre edad dirección trabajo profesión alérgico alérgica casado casada antes actualmente desde"),
  // French, Portuguese, Italian, Dutch, Russian
  ...list("est était a avait habite vit travaille étudie aime adore déteste préfère appelle parle apprend joue mange boit fume veut peut doit va vient possède conduit voyage ne sa ses né née nom prénom allergique"),
  ...list("é foi está tem tinha mora vive trabalha estuda gosta odeia prefere fala aprende joga come bebe quer precisa vai viaja nasceu cresceu mudou não nunca seu sua nome alérgico alérgica chama"),
  ...list("è era ha aveva vive abita lavora studia odia preferisce piace parla impara gioca suona mangia beve vuole deve può va viaggia nato nata cresciuto cresciuta non si gli le suo sua nome allergico allergica"),
  ...list("is heeft had woont woonde werkt studeert houdt haat speelt spreekt leert eet drinkt rookt wil kan moet gaat reist rijdt verhuist verhuisde geboren heet geen niet nooit zijn haar naam"),
  ...list("живёт живет жил жила работает учится любит ненавидит предпочитает говорит изучает играет ест пьёт пьет курит хочет может едет летит переехал переехала родился родилась зовут не никогда имя"),
  // To be and to have, where other languages have no form of them in the person's words: "mam" becomes "ma".
  ...list("ma jest má je är har er on are este має є"),
]);

/** Words of grammar that people are called by, too. */
const ALSO_NAMES = new Set(["may"]);

/** True for a folded word with which notes begin, so that it need not be the person's. */
export const opensNotes = (word: string, language: Language): boolean =>
  OPENING_WORDS.has(word) || ((STOP_WORDS.en.has(word) || STOP_WORDS[language].has(word)) && !ALSO_NAMES.has(word));
