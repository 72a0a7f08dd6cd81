import type { Json, JsonObject } from '../../../core/json.ts';
import type { Category } from '../data/index.ts';

type Language = 'Java' | 'JavaScript';

/** The language that the functions of a category are written in, where it is not Python. */
export function languageOf(category: Category): Language | undefined {
  if (category === 'simple_java') return 'Java';
  return category === 'simple_javascript' ? 'JavaScript' : undefined;
}

const syntaxes = { Python: 'Python 3', Java: 'Java 8 SDK', JavaScript: 'JavaScript' };

/**
 * A function document as the benchmark shows it to a model: the description says the syntax, and every parameter of a
 * Java or JavaScript function is a text whose description says the type.
 */
export function shownDocument(document: JsonObject, category: Category): JsonObject {
  const language = languageOf(category);
  const note = ` Note that the provided function is in ${syntaxes[language ?? 'Python']} syntax.`;
  const shown = { ...document, description: `${document.description ?? ''}${note}` };
  if (!language) return shown;
  const parameters = document.parameters as JsonObject;
  const properties = Object.entries((parameters.properties ?? {}) as Record<string, JsonObject>);
  const asText = properties.map(([name, schema]) => [name, textParameter(schema, language)] as const);
  return { ...shown, parameters: { ...parameters, properties: Object.fromEntries(asText) } };
}

function textParameter(schema: JsonObject, language: Language): JsonObject {
  const { items, properties, ...rest } = schema;
  return { ...rest, type: 'string', description: `${schema.description ?? ''}${typeNotes(schema, language)}` };
}

function typeNotes({ type, items, properties }: JsonObject, language: Language): string {
  if (type === 'any') return ` This parameter can be of any type of ${language} object in string representation.`;
  const note = ` This is ${language} ${String(type)} type parameter in string representation.`;
  const element = (items as JsonObject | undefined)?.type;
  if (element !== undefined && (type === 'array' || type === 'Array' || type === 'ArrayList')) {
    return `${note} The list elements are of type ${String(element)}; they are not in string representation.`;
  }
  if (properties === undefined || language === 'Java') return note;
  return `${note} It has the following properties in JSON format: ${JSON.stringify(properties as Json)}`;
}
