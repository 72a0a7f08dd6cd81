/** What kind of answer a tool gave. All but `usable` are of no use as training data; `prose` describes data instead of giving it. */
export const responseKinds = [
  'usable',
  'empty',
  'not_found',
  'parameter_error',
  'service_error',
  'unknown_function',
  'prose',
] as const;
export type ResponseKind = (typeof responseKinds)[number];

/** A kind of answer and the rule that saw it. */
export interface Classified {
  kind: ResponseKind;
  /** Short and stable, for counting. */
  rule: string;
}

interface WordRule extends Classified {
  pattern: RegExp;
}

function rule(kind: ResponseKind, name: string, pattern: RegExp): WordRule {
  return { kind, rule: name, pattern };
}

// In this order: an endpoint that does not exist is the service's fault, any other thing that does not exist is not there.
const wordRules: readonly WordRule[] = [
  rule('unknown_function', 'no-such-function', /\bno such (?:function|tool)\b/i),
  rule('parameter_error', 'argument-mismatch', /\bunexpected keyword argument\b|\bmissing \d+ required\b/i),
  rule('service_error', 'timeout', /\btime(?:d)?[ -]?out\b/i),
  rule(
    'service_error',
    'rate-limit',
    /\brate[ -]limit|\btoo many requests\b|\byou have exceeded\b|\brun out of (?:credit|quota|request)/i,
  ),
  rule(
    'service_error',
    'no-endpoint',
    /\bAPI doesn't exists?\b|\b(?:endpoint|service|webhook|route|page)\b.{0,60}\b(?:not exist|not found|unreachable)\b|\bunreachable\b/i,
  ),
  rule(
    'service_error',
    'no-rights',
    /\bunauthori[sz]ed\b|\bunauthenticated\b|\bauthentication (?:is )?required\b|\bforbidden\b|\baccess[ _](?:denied|restricted)\b|\bblocked user\b|\binvalid (?:consumer )?key\b|\bcredentials\b/i,
  ),
  rule(
    'service_error',
    'no-subscription',
    /\bnot subscribed\b|\bdisabled for your subscription\b|\bupgrad(?:e|ing) your (?:api|plan)\b|\b(?:an?|expired|invalid|missing) api key\b/i,
  ),
  rule(
    'service_error',
    'server-fault',
    /\b(?:internal|gateway|server) error\b|\bsomething went wrong\b|\bmaximum recursion depth\b|\bno longer supported\b|<title>\s*error/i,
  ),
  rule('parameter_error', 'bad-request', /\bbad request\b|\bdata error\b|\bparameterErrors\b/i),
  rule('parameter_error', 'does-not-match', /\bdoes(?: not|n't) match\b/i),
  rule(
    'parameter_error',
    'bad-value',
    /\bmust be (?:an?|one of|in|between|at (?:least|most)|greater|less|valid|provided)\b|\b(?:unknown|unrecogni[sz]ed|unsupported) \w+\b|\binvalid (?:\w+ )?(?:url|value|param\w*|argument|input|format|request|type|date|id)\b|\bnot a valid\b|\bno valid\b/i,
  ),
  rule('parameter_error', 'limit-exceeded', /\bexceeds? the (?:limit|maximum)\b/i),
  rule(
    'parameter_error',
    'parameter-missing',
    /\b(?:required|missing) (?:parameter|argument|field|query)\b|\bparameters? (?:\S+ )?(?:is|are) (?:required|missing|invalid)\b|\bis not defined\b|\bparse error\b/i,
  ),
  rule(
    'not_found',
    'not-found',
    /\b(?:was |were |be )?not found\b|\b(?:does|do|did) not exist\b|\bno (?:\w+ ){0,2}found\b|\bunable to find\b|\bnot available\b/i,
  ),
];

/** What the words of a short text say of it, or null when they say nothing of a failure. */
export function classifyWords(text: string): Classified | null {
  const found = wordRules.find(({ pattern }) => pattern.test(text));
  return found ? { kind: found.kind, rule: found.rule } : null;
}

/** What a whole HTTP status says, or null for one that is no failure. */
export function classifyStatus(status: number): Classified | null {
  if (!Number.isInteger(status) || status < 400 || status > 599) return null;
  if (status === 404) return { kind: 'not_found', rule: 'status' };
  return { kind: status === 400 || status === 422 ? 'parameter_error' : 'service_error', rule: 'status' };
}
