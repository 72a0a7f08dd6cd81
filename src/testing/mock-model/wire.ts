import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import type { ChatAnswer, ChatRequest } from '../../core/chat-model.ts';
import { isJsonObject, type JsonObject } from '../../core/json.ts';
import { Refused } from './refusal.ts';

/** A request as a mock model read it. */
export interface ReadRequest {
  /** The name of the model that is asked for. */
  model: string;
  request: ChatRequest;
}

/** An API that a mock model speaks. */
export interface Wire {
  /** Finds the paths that answers are asked at; a model's name in the path is its first group. */
  path: RegExp;
  /** The key that a request brings. */
  keyOf(headers: IncomingHttpHeaders): string | undefined;
  /** Reads the body of a request. Throws `Refused` when it is none of this API. */
  read(body: unknown, nameInPath: string | undefined): ReadRequest;
  /** An answer as the API has it. `number` tells answers apart. */
  write(answer: ChatAnswer, served: { model: string; number: number }): JsonObject;
  /** An error as the API has it. */
  writeError(refused: Refused): JsonObject;
}

/** A body by its schema. Throws `Refused` with the first thing that is wrong. */
export function readBody<Body>(schema: z.ZodType<Body>, body: unknown): Body {
  const { data, error } = schema.safeParse(body);
  if (error) throw new Refused('bad-request', z.prettifyError(error).replace(/\s+/g, ' '));
  return data;
}

/** Without the settings that are undefined, as a request holds them. */
export function present<Settings extends object>(
  settings: Settings,
): { [Name in keyof Settings]: NonNullable<Settings[Name]> } {
  const entries = Object.entries(settings).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(entries) as { [Name in keyof Settings]: NonNullable<Settings[Name]> };
}

/** JSON text as an object; undefined where it is none. */
export function parsedObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
