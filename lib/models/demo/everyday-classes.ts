/**
 * How everyday questions go with everyday statements when they share no word. Classes of talk only, no
 * subject matter: what a person is allergic to, or where they live, comes from their own memories.
 */
export const EVERYDAY_CLASSES: readonly { question: RegExp; statement: RegExp }[] = [
  {
    question: /\b(avoid|safe|dinner|lunch|breakfast|eat|eating|food|cook|recipe|restaurant|meal|menu|snack|order|drink|dish|allerg\w*|diet\w*)\b/i,
    statement: /\b(allerg\w*|intoleran\w*|can(no|')t|can not|avoids?|dislikes?|hates?|(does|do)(n't| not) (eat|drink|like)|vegan|vegetarian|diet\w*|halal|kosher|free)\b/i,
  },
  { question: /\b(name|called|who am i)\b/i, statement: /\b(name|called|named|nickname)\b/i },
  {
    question: /\b(live|living|city|town|country|home|where am i|based|weather|near me|nearby|local)\b/i,
    statement: /\b(lives?|living|moved|based|home|city|town|from|resid\w*|address)\b/i,
  },
  {
    question: /\b(work|job|profession|career|living for|employ\w*|boss|office|company)\b/i,
    statement: /\b(works?|working|job|profession|employ\w*|career|runs|studies|studying|teaches|colleague\w*|boss)\b/i,
  },
  {
    question: /\b(gift|present|enjoy|like|love|favou?rite|hobb\w+|fun|weekend|free time|recommend|suggest|interest\w*)\b/i,
    statement: /\b(likes?|loves?|enjoys?|prefers?|favou?rite|hobb\w+|fan of|interest\w*|collects|plays)\b/i,
  },
  {
    question: /\b(family|wife|husband|partner|child\w*|kids?|son|daughter|sister|brother|mother|father|parents?|married)\b/i,
    statement: /\b(family|wife|husband|partner|child\w*|kids?|son|daughter|sister|brother|mother|father|parents?|married)\b/i,
  },
  { question: /\b(pets?|animals?)\b/i, statement: /\b(pets?|dogs?|cats?|horses?|birds?|rabbits?|hamsters?|fish)\b/i },
  { question: /\b(birthday|born|old am i|age)\b/i, statement: /\b(birthday|born|years old|age)\b/i },
  { question: /\b(plans?|planning|upcoming|trip|travel|holiday|vacation|appointment|deadline)\b/i, statement: /\b(plans?|planning|going to|will|trip|travel\w*|holiday|appointment|deadline|next)\b/i },
  { question: /\b(language|speak)\b/i, statement: /\b(speaks?|language|native)\b/i },
];

/** "What do you know about me?" asks for everything. */
export const ASKS_FOR_EVERYTHING =
  /\b(know|remember|learn(ed|t)?|noted|told you|memor\w+)\b.{0,80}\b(about me|of me|i (said|told)|so far)\b|\bwho am i\b|\babout myself\b|\bsummari[sz]e me\b/i;

export const isQuestion = (text: string): boolean =>
  /\?\s*$/.test(text.trim()) ||
  /^(what|where|when|who|whom|whose|which|why|how|do|does|did|is|are|am|can|could|should|would|will|may|tell|give|suggest|recommend|remind|list|name)\b/i.test(text.trim());
