/** Alternatives for a regular expression. */
export const FAMILY =
  "wife|husband|spouse|partner|fianc[ée]e?|girlfriend|boyfriend|son|daughter|child|kid|baby|brother|sister|sibling|twin|mother|father|mum|mom|dad|stepmother|stepfather|stepson|stepdaughter|grandmother|grandfather|grandma|grandpa|grandson|granddaughter|aunt|uncle|niece|nephew|cousin|mother-in-law|father-in-law|brother-in-law|sister-in-law|boss|manager|flatmate|roommate|housemate|neighbou?r|best friend|colleague|therapist|landlord|landlady|godson|goddaughter";
export const PETS = "dog|cat|puppy|kitten|horse|pony|rabbit|hamster|parrot|bird|fish|tortoise|turtle|snake|lizard|guinea pig|ferret|goat|sheep|cow|pig|chicken|hen|duck|goose|hedgehog|rat|mouse|gecko|budgie|canary|pet";
/** With what the plurals need. */
export const COUNTED = `(?:${FAMILY}|${PETS}|kids|children|step-?children|grandchildren|siblings|mice|geese|puppie|kids)(?:s|es|ren)?`;
