/**
 * Words that people choose again and again. Kept as stems: "P@ssw0rd2024!" and "password" are the same choice.
 */
const STEMS = new Set(
  `password passwort passwd pass passphrase motdepasse contrasena senha parola wachtwoord haslo heslo lozinka sifre
  admin administrator root superuser system manager operator guest user username login signin welcome willkommen
  letmein openup opensesame changeme changeit default secret topsecret private access security master trustno
  test testing tester temp temporary example sample demo dummy hello helloworld hallo goodbye
  qwerty qwertz azerty qwertyuiop asdfghjkl zxcvbnm qazwsx qazwsxedc onetwothree abc abcd abcde abcdef abcdefg abcdefgh
  iloveyou loveyou iloveme loveme love lovely sweetheart darling honey baby babygirl angel princess prince queen king
  monkey dragon tiger lion eagle falcon phoenix wolf bear panda kitty kitten puppy buddy charlie max bella daisy ginger pepper cookie
  sunshine rainbow flower summer winter spring autumn january february march april june july august september october november december
  monday friday sunday weekend freedom forever whatever nothing something everything
  football soccer baseball basketball hockey golf liverpool arsenal chelsea barcelona realmadrid juventus yankees cowboys lakers steelers
  michael jordan jennifer jessica ashley michelle daniel thomas robert william matthew joshua andrew anthony nicole amanda samantha hannah
  alexander maria anna peter martin stefan andreas david john james george
  superman batman spiderman ironman starwars pokemon pikachu naruto minecraft fortnite matrix ninja samurai wizard hunter killer shadow
  mercedes ferrari porsche mustang corvette harley computer internet google facebook instagram youtube microsoft windows apple samsung
  linkedin twitter amazon netflix android iphone laptop keyboard
  chocolate banana orange cheese coffee pizza diamond silver golden crystal purple yellow
  jesus christ blessed heaven faith maggie money million lucky player winner champion legend hacker
  america england london paris berlin madrid moscow newyork texas california canada brasil
  commonplace assistant chatbot memory remember`.split(/\s+/),
);

/** Rows of keys and counts, forwards; reversed ones are looked for too. */
const RUNS = ["abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiopasdfghjklzxcvbnm", "qwertzuiopasdfghjklyxcvbnm", "azertyuiopqsdfghjklmwxcvbn", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "!@#$%^&*()", "!\"§$%&/()="];

const LOOKALIKES: Readonly<Record<string, string>> = { "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "@": "a", $: "s", "!": "i", "€": "e" };

/** Whether a password is a common choice, a run of keys, something repeated, or one's own address. */
export function isCommonPassword(password: string, email?: string): boolean {
  const lower = password.toLowerCase();
  const repeated = smallestRepeat(lower);
  return [lower, repeated].some(
    (candidate) => isRepeatOfFew(candidate) || isRun(candidate) || readings(candidate).some((reading) => STEMS.has(reading) || isRun(reading)) || isAddress(candidate, email),
  );
}

/** The word behind digits put after it, signs put around it and letters that look like others. */
function readings(text: string): string[] {
  const bare = text.replace(/[\s._\-]/g, "");
  const forms = [bare, bare.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ""), bare.replace(/[^\p{L}]*$/u, ""), bare.replace(/[^\p{L}\p{N}@$!€]+$/u, "")];
  const plain = (form: string) => [...form].map((character) => LOOKALIKES[character] ?? character).join("");
  return [...forms, ...forms.map(plain), plain(bare).replace(/(i|o|a|e|s|t|b){1,4}$/, "")].map((form) => form.replace(/[^\p{L}]/gu, "")).filter((form) => form.length >= 3);
}

const isRepeatOfFew = (text: string): boolean => new Set(text).size <= 2;

/** "abcabcabc" is "abc". */
function smallestRepeat(text: string): string {
  const period = (text + text).indexOf(text, 1);
  return text.slice(0, period);
}

function isRun(text: string): boolean {
  if (text.length < 3) return false;
  return RUNS.some((run) => run.includes(text) || [...run].toReversed().join("").includes(text));
}

function isAddress(text: string, email: string | undefined): boolean {
  if (!email) return false;
  const [local = ""] = email.toLowerCase().split("@");
  return text === email.toLowerCase() || (local.length >= 4 && text.replace(/[^\p{L}]+$/u, "") === local);
}
