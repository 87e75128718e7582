declare module "wink-porter2-stemmer" {
  /** An English word in lower case, without digits. */
  export default function stem(word: string): string;
}
