/** The words with which a person asks that something be kept; the question form is a request, too. */
const ASKED =
  /^(?:(?:please|can you|could you|will you|would you|i want you to|i'd like you to|i would like you to|you should|make sure (?:to|you)) )*(?:please )?(?:remember|note|keep in mind|make a note|take note|bear in mind|memori[sz]e|save|don't forget|do not forget|never forget|note down|write down|for future reference)(?: this| for (?:me|later|next time|the future))?(?:(?:,| that|:|,? that:)+ ?| (?=(?:my|our) .+ (?:is|are|was|were)\b|I(?:'m| am| have| live| like| was)\b))/iu;

/** A task is no memory: "remember to buy milk", "don't forget about it". */
const TASK = /^(?:to|about|when|how|what|why|where|the (?:time|day|night|movie|film|song|guy|show|game)|that (?:time|day|night|movie|film|song|guy|show|game)|time|day|one time|me|us|you|I told)\b/iu;
/** "Note that the output is JSON" speaks of the task; noted is only what is about the person. */
const NOTED = /^(?:please )?note\b/iu;
const OWN = /\b(?:I|I'm|I've|my|me|mine|we|our|us)\b/iu;
const ABOUT_OUTPUT = /\b(?:output|response|answer|reply|replies|format|json|code|function|variable|prompt|result)s?\b.{0,40}\b(?:must|should|needs? to|has to|have to|is to|always|never|ends?|starts?)\b/iu;

/** What a person asked to have remembered, or null. */
export function askedToRemember(clause: string): string | null {
  const lead = ASKED.exec(clause);
  if (!lead) return null;
  const rest = clause.slice(lead[0].length).replace(/\s+(?:please|thanks|thank you|ok|okay)[\s?.!]*$/iu, "").replace(/[\s?!.,]+$/u, "").trim();
  return rest.length < 3 || TASK.test(rest) || ABOUT_OUTPUT.test(rest) || (NOTED.test(lead[0]) && !OWN.test(rest)) ? null : rest;
}
