import { type PythonDict, type PythonValue, str } from '../../../python/index.ts';
import type { HttpSource } from '../source/http.ts';
import { readBody } from '../source/response-body.ts';
import { failed, succeeded, type ToolOutcome } from './environment.ts';

/** One request of a tool: where to, and how the result is made of the body. */
export interface ServiceCall {
  host: string;
  path: string;
  /** Arguments as the agent gave them; `None` is not sent. */
  query?: Readonly<Record<string, PythonValue>>;
  shape: (body: PythonDict) => PythonValue;
}

/** Asks a service for the tools of one episode. */
export type AskService = (call: ServiceCall) => Promise<ToolOutcome>;

/** Asks through a data source. Any status but 200 is a failure whose text is the body. */
export function serviceOver(source: HttpSource, signal: AbortSignal | undefined): AskService {
  return async ({ host, path, query = {}, shape }) => {
    const given = Object.entries(query).filter(([, value]) => value !== null);
    const texts = Object.fromEntries(given.map(([name, value]) => [name, str(value)]));
    const { status, body } = await source.get({ host, path, query: texts }, signal);
    return status === 200 ? succeeded(shape(readBody(body, host))) : failed(body);
  };
}
