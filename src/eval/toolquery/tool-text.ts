import { isJsonObject, type Json } from '../../core/json.ts';
import { parametersOf, type ToolDocument } from './tool-document.ts';

/** A tool in lines of text: its name with its parameters, what it does, takes and returns. */
export function describeTool(tool: ToolDocument): string {
  const parameters = parametersOf(tool);
  const lines = [
    `Name: ${tool.name}(${parameters.map(([name]) => name).join(', ')})`,
    `Description: ${tool.description}`,
  ];
  if (parameters.length > 0) lines.push('Parameters:', ...parameters.map(([name, schema]) => entry(name, schema)));
  const returned = describeReturns(tool.returns);
  if (returned.length > 0) lines.push('Returns:', ...returned);
  return `${lines.join('\n')}\n`;
}

function describeReturns(returns: Json | undefined): string[] {
  if (!isJsonObject(returns)) return [];
  if (isJsonObject(returns.properties)) {
    return Object.entries(returns.properties).map(([name, schema]) => entry(name, schema));
  }
  return typeof returns.description === 'string' ? [returns.description] : [];
}

function entry(name: string, schema: Json): string {
  if (!isJsonObject(schema)) return `- ${name}`;
  const { type, description } = schema;
  const choices = Array.isArray(schema.enum) ? [`one of ${schema.enum.join(', ')}`] : [];
  const kind = [...(type === undefined ? [] : [[type].flat().join(' or ')]), ...choices].join(', ');
  const head = `- ${name}${kind === '' ? '' : ` (${kind})`}`;
  return typeof description === 'string' ? `${head}: ${description}` : head;
}
