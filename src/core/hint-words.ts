const hintWords =
  /\[\s*hint|\bhint\s*:|\b(?:as|the|your|per) (?:hint|hinted)\b|\bas (?:indicated|instructed) (?:above|in the|by the)|\bas indicated\b|\bmiss(?:ed)?[ _](?:func(?:tions?)?|params?)\b|\b(?:reference|gold(?:en)?|expected) (?:calls?|answers?|solutions?|trajector(?:y|ies))\b|\bground[ -]truth\b/i;

/** Whether a text speaks of hints or references, which nobody in a conversation knows of. */
export function speaksOfHints(text: string): boolean {
  return hintWords.test(text);
}
