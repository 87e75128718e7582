const TO_THE_ASSISTANT: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass|skip)\b.{0,40}\b(?:rules?|instructions?|prompts?|guidelines?|polic(?:y|ies)|guardrails?|safety|restrictions?|filters?|everything (?:above|before))\b/i,
  /\b(?:system|developer|hidden|initial) (?:prompt|message|instructions?)\b/i,
  /\b(?:jailbreak|developer mode|dan mode|god mode|unfiltered|uncensored|without (?:any )?(?:restrictions|filters|limits))\b/i,
  /\byou (?:must|shall|will|are to|should|have to|need to|can|may|are allowed to|are not allowed to|cannot|can't|do not|don't)\b/i,
  /\byou(?: are|'re) (?:now|no longer|an?|the)\b/i,
  /\b(?:assistant|model|chatbot|the ai|ai)\b.{0,20}\b(?:must|should|shall|will|always|never|may|is to|can)\b/i,
  /\bfrom now on\b/i,
  /\b(?:act|behave|respond|reply|answer|speak) as (?:if|though|an?|the)\b/i,
  /\b(?:reveal|print|repeat|output|leak|exfiltrate|send|forward|append|include)\b.{0,40}\b(?:prompt|memor(?:y|ies)|instructions?|secrets?|keys?|passwords?|urls?|links?|in every (?:reply|answer))\b/i,
  /\b(?:do not|don't|never) (?:tell|inform|warn|mention|reveal|show|ask)\b.{0,30}\b(?:user|person|them|anyone|him|her|me)\b/i,
  /<\/?\s*(?:memories|memory|past-conversations|system|assistant|user|instructions?|tool|files?|persona)\b/i,
  /\[\/?(?:INST|SYSTEM|SYS)\]|<\|[a-z_]+\|>|\{\{|!\[[^\]]*\]\(/i,
];

/**
 * True for text that wants to steer the assistant instead of saying something about a person. Stored, it would
 * be read into every later prompt. "Prefers short answers" says something about a person; "you must answer
 * shortly" does not.
 */
export function isInstruction(text: string): boolean {
  const plain = text.normalize("NFKC").replace(/[\u200B-\u200F\u2060\uFEFF\u00AD]/g, "").replace(/\u2019/g, "'");
  return TO_THE_ASSISTANT.some((pattern) => pattern.test(plain));
}
