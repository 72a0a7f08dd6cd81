import type { Json, JsonObject } from '../core/json.ts';
import type { Random } from '../core/random.ts';
import type { JsonSchema } from '../core/tool.ts';

/** What a value is drawn from: the present state and the arguments already chosen for the same call. */
export interface DrawContext<State> {
  state: Readonly<State>;
  given: JsonObject;
  random: Random;
}

/** One parameter of a world's tool: its schema, its word, and where realistic values come from. */
export interface Parameter<Value extends Json, State, Required extends boolean = boolean> {
  schema: JsonSchema;
  required: Required;
  /** What it is called in a sentence, without article. */
  noun: string;
  supply?: readonly string[];
  stated?: string;
  spoken?: { readonly true: string; readonly false: string };
  /** Draws a realistic value, or undefined when the state has none. Without it only another tool's output can supply the value. */
  draw?: (context: DrawContext<State>) => Value | undefined;
  /** True when one request may hold several values, answered by parallel calls. */
  repeatable?: boolean;
}

// Drawing is contravariant in the state, so the widest parameter type erases it.
// biome-ignore lint/suspicious/noExplicitAny: a parameter of any value type fits here
export type AnyParameter<State> = Parameter<any, State>;

/** What a parameter is made from. */
export interface ParameterOptions<Value extends Json, State> {
  description: string;
  noun: string;
  supply?: readonly string[];
  stated?: string;
  draw?: (context: DrawContext<State>) => Value | undefined;
  repeatable?: boolean;
}

/** The arguments of a call, typed by the parameters. */
export type ArgumentsOf<Parameters> = {
  [Name in keyof Parameters]: Parameters[Name] extends Parameter<infer Value, never, infer Required>
    ? Required extends true
      ? Value
      : Value | undefined
    : never;
};

/** Parameter makers for one state type. Called once a world: `const { text, integer } = parametersOf<State>()`. */
export function parametersOf<State>() {
  const make = <Value extends Json>(
    schema: JsonSchema,
    options: ParameterOptions<Value, State>,
  ): Parameter<Value, State, true> => {
    const { description, ...rest } = options;
    return { ...rest, schema: { ...schema, description }, required: true };
  };
  return {
    text: (options: ParameterOptions<string, State> & { format?: 'date' | 'time' | 'email'; pattern?: string }) => {
      const { format, pattern, ...rest } = options;
      return make<string>({ type: 'string', ...(format ? { format } : {}), ...(pattern ? { pattern } : {}) }, rest);
    },
    integer: (options: ParameterOptions<number, State> & { minimum?: number; maximum?: number }) => {
      const { minimum, maximum, ...rest } = options;
      return make<number>({ type: 'integer', ...bounds(minimum, maximum) }, rest);
    },
    number: (options: ParameterOptions<number, State> & { minimum?: number; maximum?: number }) => {
      const { minimum, maximum, ...rest } = options;
      return make<number>({ type: 'number', ...bounds(minimum, maximum) }, rest);
    },
    flag: (
      options: ParameterOptions<boolean, State> & { spoken: { readonly true: string; readonly false: string } },
    ) => {
      const { spoken, ...rest } = options;
      return { ...make<boolean>({ type: 'boolean' }, rest), spoken };
    },
    choice: <const Choice extends string>(choices: readonly Choice[], options: ParameterOptions<Choice, State>) =>
      make<Choice>({ type: 'string', enum: [...choices] }, options),
    list: (items: JsonSchema, options: ParameterOptions<string[], State>) =>
      make<string[]>({ type: 'array', items }, options),
    /** The same parameter, which a call may leave out. */
    optional: <Value extends Json>({
      required: _,
      ...parameter
    }: Parameter<Value, State, true>): Parameter<Value, State, false> => ({
      ...parameter,
      required: false,
    }),
  };
}

function bounds(minimum: number | undefined, maximum: number | undefined): JsonSchema {
  return { ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }) };
}
