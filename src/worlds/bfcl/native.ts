import type { JsonObject } from '../../core/json.ts';
import { dict, MersenneTwister, PythonDict, type PythonValue } from '../../python/index.ts';
import { toNotation } from './notation.ts';
import { restoreState, saveState } from './saved-state.ts';
import { type MethodParameter, readSignature } from './signature.ts';

/** What loading a scenario needs beside the scenario. */
export interface LoadOptions {
  /** The texts that long-context mode adds (`long_context.json`); without them the mode is off. */
  longContext?: PythonDict;
  /** The current date as `YYYY-MM-DD`, for the one check that asks for it. */
  today: string;
}

/** A public method of a class. */
export interface NativeMethod<State> {
  readonly parameters: readonly MethodParameter[];
  /** Runs with one value a parameter, in order. Raises `PythonError`; what it changed before stays changed. */
  readonly run: (state: State, ...given: PythonValue[]) => PythonValue;
}

/** One of the eight stateful classes of BFCL v3's multi-turn track, with its native names. */
export interface NativeClass<State = unknown> {
  /** The name that the benchmark's files use, such as `TicketAPI`. */
  readonly className: string;
  readonly methods: ReadonlyMap<string, NativeMethod<State>>;
  /** An instance from a scenario's `initial_config` of this class; the scenario is not changed later on. */
  load(config: PythonDict, options: LoadOptions): State;
  /** The public attributes, in order: what the benchmark compares, by `equal`. */
  attributes(state: State): PythonDict;
  /** The attributes in the notation that states are written in, with the few hidden ones that recordings show. */
  snapshot(state: State): PythonDict;
  /** The whole state, hidden attributes too, as JSON; an int and a float of the same value become one. */
  save(state: State): JsonObject;
  /** The state that was saved. */
  restore(saved: JsonObject): State;
}

/** What the author of a class writes. */
export interface NativeDefinition<State> {
  className: string;
  load(config: PythonDict, options: LoadOptions): State;
  /** By method name: the signature in Python syntax, and what the method does. */
  methods: Readonly<Record<string, readonly [signature: string, run: NativeMethod<State>['run']]>>;
  /** Default: every attribute of the state whose name does not begin with `_`. */
  attributes?(state: State): PythonDict;
  /** The attributes in their notation, where they need one of their own. Default: by `toNotation`. */
  notation?(state: State): PythonDict;
  /** Hidden attributes that recordings show, as `$private`. Default: none. */
  hidden?(state: State): PythonDict;
  /** How the state is saved, where attributes share parts or have kinds of their own. Default: attribute by attribute. */
  saving?: { save(state: State): JsonObject; restore(saved: JsonObject): State };
}

/** Makes a class from its definition; a signature is read as Python reads it. */
export function defineNative<State extends object>(definition: NativeDefinition<State>): NativeClass<State> {
  const { className, load, methods, attributes = publicAttributes, hidden, saving } = definition;
  const { notation = (state: State) => toNotation(attributes(state)) as PythonDict } = definition;
  return {
    className,
    methods: new Map(
      Object.entries(methods).map(([name, [signature, run]]) => [name, { parameters: readSignature(signature), run }]),
    ),
    load,
    attributes,
    snapshot: (state) => {
      const snapshot = notation(state);
      if (hidden) snapshot.set('$private', toNotation(hidden(state)));
      return snapshot;
    },
    save: saving?.save ?? saveState,
    restore: saving?.restore ?? (restoreState as (saved: JsonObject) => State),
  };
}

function publicAttributes(state: object): PythonDict {
  const shown = Object.entries(state).filter(([name]) => !name.startsWith('_'));
  return dict(Object.fromEntries(shown) as Record<string, PythonValue>);
}

/** The answer of a method that refuses: `{"error": text}`. */
export function errorAnswer(text: string): PythonDict {
  return dict({ error: text });
}

/** The generator of an instance: seeded by the scenario's `random_seed`, or by the class's own seed. */
export function generatorOf(config: PythonDict, defaultSeed: bigint): MersenneTwister {
  const seed = config.get('random_seed');
  return new MersenneTwister(typeof seed === 'bigint' ? seed : defaultSeed);
}

/** Reads a scenario: a copy of what stands under a key, or of the default where the key is absent. */
export function settingsOf(config: PythonDict): (key: string, byDefault: PythonValue) => PythonValue {
  return (key, byDefault) => deepCopy(config.has(key) ? config.item(key) : byDefault);
}

/** A deep copy of a value, as Python's `copy.deepcopy` makes it of lists and dicts. */
export function deepCopy(value: PythonValue): PythonValue {
  if (Array.isArray(value)) return value.map(deepCopy);
  if (!(value instanceof PythonDict)) return value;
  return new PythonDict(Array.from(value.entries(), ([key, item]) => [key, deepCopy(item)] as const));
}
