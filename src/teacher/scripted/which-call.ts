import { type JsonObject, jsonEqual, pointerTokens } from '../../core/json.ts';
import { parameterSchema, type Tool } from '../../core/tool.ts';
import { whichOne } from './refer.ts';
import { speakValue } from './speak.ts';

/** The call and the place in its output that an argument was taken from. */
export interface TakenFrom {
  node: string;
  /** Index of the call of that node. */
  call: number;
  pointer: string;
}

/** The calls of a node, as far as telling them apart needs: made or planned. */
export interface NodeCalls {
  tool: Tool;
  calls: readonly {
    arguments: JsonObject;
    /** By parameter, for those that take an output of another node. */
    taken: ReadonlyMap<string, TakenFrom>;
  }[];
}

/**
 * Words that tell one of several parallel calls of a node: the value it was made for, what its helper was asked for, or
 * the place of its input in a list. Null for a node with one call.
 */
export function whichCall(node: string, call: number, callsOf: (node: string) => NodeCalls | undefined): string | null {
  const made = callsOf(node);
  if (!made || made.calls.length < 2) return null;
  const { tool, calls } = made;
  const varying = Object.keys(calls[0]!.arguments).filter((name) =>
    calls.some((other) => !jsonEqual(other.arguments[name], calls[0]!.arguments[name])),
  );
  for (const name of varying) {
    const taken = calls[call]!.taken.get(name);
    if (!taken) return speakValue(calls[call]!.arguments[name]!, parameterSchema(tool, name) ?? {});
    const helper = whichCall(taken.node, taken.call, callsOf);
    if (helper !== null && calls.some((other) => other.taken.get(name)?.call !== taken.call)) return helper;
    const index = pointerTokens(taken.pointer).find((token) => /^\d+$/.test(token));
    if (index !== undefined) return whichOne(Number(index));
  }
  return null;
}
