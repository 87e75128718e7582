/**
 * What people call what must stay secret, in the languages with a stemmer. A word begins and ends where letters and
 * digits do; German writes what it is for before it ("Bankpasswort"). What is made for such things is none of them.
 */
const whole = (words: string, unlessBefore = ""): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])${unlessBefore}`, "giu");

const MADE_FOR_THEM =
  "(?:managers?|manager|polic(?:y|ies)|resets?|hash(?:es|ing)?|crack(?:ing|ers?)|generators?|protect(?:ion|ed)|security|fields?|recovery|strength|rules?|systems?|apps?|tools?|vaults?|audits?|software|research|verwaltung|tresor)";

/** What these name is a secret, whatever it looks like. */
export const PASSWORDS = whole(
  "pass[ -]?(?:words?|codes?|phrases?)|passwd|pwd|pws?|" +
    "[\\p{L}-]{0,20}(?:pass|kenn)(?:wort(?:e?s)?|wörtern?|woerter)|[\\p{L}-]{0,20}zugangscodes?|losungswort|" +
    "contrase[ñn]as?|mots? de passe|mdp|codes? (?:secrets?|confidentiels?|d'accès)|código secreto|senhas?|palavras?[- ]passe|parola d'ordine|[\\p{L}-]{0,20}wachtwoord(?:en)?|парол(?:ь|я|ю|ем|е|и|ей|ям|ями|ях)|" +
    "(?:api|access|secret|private|recovery|seed|encryption|client|auth)[ -]?(?:keys?|tokens?|phrases?|codes?|secrets?)|(?:gate|door|alarm|safe|unlock|entry|security) (?:codes?|combinations?)",
  `(?![ -]${MADE_FOR_THEM}(?!\\p{L}))`,
);

/** Secrets of digits. A pin is many things. */
export const NUMBERS = whole(
  "pins?(?:[ -]?(?:codes?|numbers?|nummern?|nr\\.?))?|cv[vc]2?|otps?|puk|geheim(?:zahl|nummer)(?:en)?|пин(?:-?код)?",
  "(?![ -](?:collections?|boards?|badges?|cushions?|drops?|ups?|points?|stripes?)(?!\\p{L}))",
);

/** What these name may be a secret: it is, where it looks like one. */
export const OPENERS = whole(
  "secrets?|tokens?|keys?|logins?|log-ins?|credentials|claves?|llaves?|clés?|schlüssel|zugangsdaten|anmeldedaten|identifiants?|" +
    "(?<!(?:zip|post|postal|area|country|dress|dialling|dialing|tax|bar|qr|source|promo|discount|voucher|coupon|booking|reservation|airport|product|error|status|colou?r|hex|course|morse)[ -])(?:(?:tür|zahlen|tor|key|zutritts)codes?|digicodes?|codes?|códigos?)(?! postal)|combinations?|\\p{L}{0,12}kombination|combinación|combinaison|(?:wi-?fi|wlan)(?: (?:key|pass))?",
);

/** With these a name is told, and often what belongs to it. */
export const LOGINS = /(?<![\p{L}\p{N}])(?:log-?ins?|credentials|zugangsdaten|anmeldedaten|identifiants)(?![\p{L}\p{N}])/iu;

const list = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** What stands between a secret and its name. */
export const LINKS = list("is are was were be 's : = → - – — ist sind war waren lautet lauten heißt es son era est sont était é são è sono zijn luidt называется");
/** "My password changed to", where a change is spoken of. */
export const TURNED_LINKS = list("to into auf zu in a por para en à naar на");
export const CHANGED = /(?<!\p{L})(?:chang|reset|set|switch|updat|geänder|änder|gesetz|cambi|mudei|mudou|altere|veranderd|gewijzigd|измени|сменил)/iu;
/** "Use … as my password". */
export const AS = list("as als como comme come как");
/** "And hunter2 the password". */
export const OWNING = list("my our the a mein meine meiner das die der mi la el mon ma le a minha meu il mijn het мой");
/** After these another thing is spoken of. */
export const JOINTS = list(", ; and but or because so und aber oder weil denn y pero porque et mais ou parce e ma en maar и но");

/** What is said of a password and is none, after "is". */
export const SAID_OF_THEM = list(
  "not no never always often usually still too very so really quite rather also already only almost probably what where why how that when " +
    "in on at under behind inside by with for from of about to wrong right correct incorrect invalid expired old new gone lost forgotten strong weak long short safe secure insecure hard easy difficult simple important " +
    "written stored saved kept managed generated required needed missing compromised leaked stolen hacked changed reset set used shared protected encrypted unique different random annoying boring due " +
    "nicht nie kein immer oft noch schon sehr zu sicher unsicher falsch richtig abgelaufen weg lang kurz alt neu schwer wichtig gespeichert vergessen geändert " +
    "siempre muy segura seguro larga corta débil fuerte incorrecta caducada importante difícil toujours très jamais pas sûr trop long court faible fort faux expiré perdu oublié",
);
/** "Is a pain", "is the same everywhere". */
export const SAID_OF_THEM_AFTER_ARTICLE = list("pain mess problem nightmare must hassle joke burden nuisance same worst reason thing bane");
export const ARTICLES = list("a an the ein eine das die der un una el la le une");
/** "Is now hunter2". */
export const FILLERS = list("now just currently simply jetzt nun derzeit ahora simplemente maintenant agora adesso nu теперь ( \" '");
/** First words of a sentence that stand for something named elsewhere: "This is my password". */
export const POINTERS = list("this that it he she what which who where here there das dies was wer wo hier eso esto qué ça cela ce c'est qui remember problem");
