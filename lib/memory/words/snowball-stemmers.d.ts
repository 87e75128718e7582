declare module "snowball-stemmers" {
  export type Stemmer = { stem(word: string): string };
  const stemmers: { newStemmer(language: string): Stemmer; algorithms(): string[] };
  export default stemmers;
}
