/**
 * The words with which the scripted teacher speaks of a tool. Templates hold `{parameter}` slots; a clause in square
 * brackets is left out when one of its slots has nothing to say: `book a table at {restaurant}[ for {guests} people]`.
 */
export interface ToolPhrases {
  /** What a user asks, as an imperative that starts in lower case and has no closing mark. At least three. */
  requests: readonly string[];
  /** The same when an input is described and not known, as in "tell me {value} in {unit}". Defaults to `requests`. */
  goals?: readonly string[];
  /** What the tool makes possible, after the word "can": `cancel a booking`. */
  ability: string;
  /** One clause of a closing summary, a whole sentence. Slots are `{parameter}` and output pointers `{/total}`. */
  reports: readonly string[];
  /** The parameters by name. */
  parameters: Readonly<Record<string, ParameterPhrases>>;
  /** Outputs that a later request can refer to, by pointer pattern. */
  outputs: Readonly<Record<string, OutputPhrases>>;
}

export interface ParameterPhrases {
  /** What the parameter is called in a sentence, without article: `departure city`. */
  noun: string;
  /** How a user states the value alone, `{value}` standing for it. Default: `the <noun> is {value}`. */
  supply?: readonly string[];
  /** How a known value stands inside a request: `booking {value}`. Default: the value alone. */
  stated?: string;
  /** For a boolean: the clause that says true and the one that says false. */
  spoken?: { readonly true: string; readonly false: string };
}

export interface OutputPhrases {
  /** What the value stands for: `booking`. The user says "that booking" and never the id. */
  noun: string;
  /** Past participle that tells where it came from: `made` gives "the booking you just made". */
  verb: string;
  /**
   * A description in terms of the tool's own parameters, for when the tool is a hidden helper:
   * `the customer with the email {email}`. A tool without one cannot be hidden behind this output.
   */
  implied?: string;
}
