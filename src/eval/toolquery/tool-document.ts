import { MagnetError } from '../../core/errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../../core/json.ts';
import { parseJsonText } from '../../core/json-text.ts';

/** A tool as the data folder describes it. */
export interface ToolDocument {
  name: string;
  description: string;
  /** JSON Schema of type object, or an empty object for a tool without parameters. */
  parameters: JsonObject;
  /** What it returns, as JSON Schema. */
  returns?: Json | undefined;
}

/** Reads a list of tools; `path` is what messages call it. Throws `bad-file`. */
export function readToolDocuments(text: string, path: string): ToolDocument[] {
  const value = parseJsonText(text, path);
  if (!Array.isArray(value)) throw badTool(path);
  return value.map((tool, at) => {
    if (!isJsonObject(tool)) throw badTool(`${path}/${at}`);
    const { name, description, parameters = {}, returns } = tool;
    if (typeof name !== 'string' || typeof description !== 'string' || !isJsonObject(parameters)) {
      throw badTool(`${path}/${at}`);
    }
    return { name, description, parameters, returns };
  });
}

/** The parameters of a tool, by name. */
export function parametersOf({ parameters }: ToolDocument): [name: string, schema: JsonObject][] {
  const properties = isJsonObject(parameters.properties) ? parameters.properties : {};
  return Object.entries(properties).map(([name, schema]) => [name, isJsonObject(schema) ? schema : {}]);
}

function badTool(where: string): MagnetError {
  const expected = 'a list of objects with a name, a description and parameters';
  return new MagnetError({ code: 'bad-file', what: 'this is no list of tools', where, expected });
}
