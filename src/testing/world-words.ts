import type { OutputPhrases, ToolPhrases } from '../core/phrases.ts';
import { parametersOf, requiredOf, type Tool, toolNamePattern } from '../core/tool.ts';
import type { World } from '../core/world.ts';
import { schemaAt, undescribed } from './output-schemas.ts';
import { clausesOf, coreOf, fullOf, slotsOf } from './templates.ts';

/** Faults in the names and schemas of a world's tools, a sentence each. */
export function faultsInTools(world: World): string[] {
  return world.tools.flatMap((tool) => [
    ...(toolNamePattern.test(tool.name) ? [] : [`${tool.name} does not fit ${toolNamePattern}`]),
    ...(parametersOf(tool).length > 0 ? [] : [`${tool.name} has no parameters`]),
    ...parametersOf(tool)
      .filter(([, schema]) => !schema.description)
      .map(([name]) => `${tool.name}: parameter ${name} has no description`),
    ...(tool.outputSchema?.type === 'object' ? [] : [`${tool.name}: the output is no object`]),
    ...undescribed(tool.outputSchema ?? {}).map((at) => `${tool.name}: output ${at} has no description`),
  ]);
}

/** Faults in what users say, a sentence each. */
export function faultsInRequests(world: World): string[] {
  return eachTool(world, (tool, phrases) => [
    ...(phrases.requests.length >= 3 ? [] : ['has fewer than three requests']),
    ...phrases.requests.flatMap((request) => [...faultsInForm(tool, request), ...faultsInSlots(tool, request)]),
    ...(phrases.goals ?? []).flatMap((goal) => [...faultsInForm(tool, goal), ...faultsInGoal(tool, goal)]),
    ...faultsInParameterWords(phrases),
  ]);
}

/** Faults in what the agent says, and in how outputs are referred to, a sentence each. */
export function faultsInReports(world: World): string[] {
  return eachTool(world, (tool, phrases) => [
    ...(phrases.reports.length >= 2 ? [] : ['has fewer than two reports']),
    ...phrases.reports.flatMap((report) => faultsInReport(tool, report)),
    ...Object.entries(phrases.outputs).flatMap(([pointer, output]) => faultsInOutput(tool, pointer, output)),
  ]);
}

function eachTool(world: World, faults: (tool: Tool, phrases: ToolPhrases) => string[]): string[] {
  return world.tools.flatMap((tool) =>
    faults(tool, world.phrases[tool.name]!).map((fault) => `${tool.name}: ${fault}`),
  );
}

function faultsInForm({ name }: Tool, template: string): string[] {
  const quoted = JSON.stringify(template);
  const words = name.replaceAll(/[_-]/g, ' ').toLowerCase();
  const said = [coreOf(template), fullOf(template)];
  return [
    ...(/^(I\b|[a-z])/.test(template) ? [] : [`${quoted} does not start in lower case`]),
    ...(/[.?!,;:\s]$/.test(coreOf(template)) || /[.?!]$/.test(template) ? [`${quoted} ends in a mark`] : []),
    ...(said.some((text) => / {2}|^ | [,.;]/.test(text)) ? [`${quoted} has stray spaces`] : []),
    ...(said.some((text) => text.toLowerCase().includes(words)) ? [`${quoted} says the tool's name`] : []),
    ...(/[[\]]/.test(clausesOf(template).reduce((rest, clause) => rest.replace(`[${clause}]`, ''), template))
      ? [`${quoted} has brackets that do not match`]
      : []),
  ];
}

function faultsInSlots(tool: Tool, request: string): string[] {
  const quoted = JSON.stringify(request);
  const required = requiredOf(tool);
  const optional = parametersOf(tool).flatMap(([name]) => (required.includes(name) ? [] : [name]));
  const slots = slotsOf(request);
  const core = slotsOf(coreOf(request));
  const droppable = clausesOf(request).some((clause) => {
    const inside = slotsOf(clause);
    return inside.length === 1 && required.includes(inside[0]!);
  });
  return [
    ...[...required, ...optional].flatMap((name) => {
      const times = slots.filter((slot) => slot === name).length;
      return times === 1 ? [] : [`${quoted} has ${times} slots for ${name}`];
    }),
    ...optional.flatMap((name) => (core.includes(name) ? [`${quoted} cannot leave ${name} out`] : [])),
    ...(required.length < 2 || droppable ? [] : [`${quoted} has no clause with one required parameter alone`]),
  ];
}

function faultsInGoal(tool: Tool, goal: string): string[] {
  const optional = parametersOf(tool).filter(([name]) => !requiredOf(tool).includes(name));
  const core = slotsOf(coreOf(goal));
  return optional.flatMap(([name]) =>
    core.includes(name) ? [`${JSON.stringify(goal)} cannot leave ${name} out`] : [],
  );
}

function faultsInParameterWords({ parameters }: ToolPhrases): string[] {
  return Object.entries(parameters).flatMap(([name, { noun, stated, supply }]) => [
    ...(/^(an?|the) /.test(noun) ? [`the noun of ${name} has an article`] : []),
    ...[...(stated === undefined ? [] : [stated]), ...(supply ?? [])].flatMap((template) =>
      template.includes('{value}') ? [] : [`${JSON.stringify(template)} of ${name} lacks {value}`],
    ),
  ]);
}

function faultsInReport(tool: Tool, report: string): string[] {
  const quoted = JSON.stringify(report);
  const names = parametersOf(tool).map(([name]) => name);
  const required = requiredOf(tool);
  const core = slotsOf(coreOf(report)).filter((slot) => !slot.startsWith('/'));
  return [
    ...(/^[A-Z{[].*[.!]$/.test(report) ? [] : [`${quoted} is no whole sentence`]),
    ...(slotsOf(report).some((slot) => slot.startsWith('/')) ? [] : [`${quoted} says no output`]),
    ...slotsOf(report).flatMap((slot) => {
      const known = slot.startsWith('/') ? schemaAt(tool.outputSchema ?? {}, slot) !== undefined : names.includes(slot);
      return known && !slot.includes('*') ? [] : [`${quoted} has the unknown slot {${slot}}`];
    }),
    ...core.flatMap((slot) => (required.includes(slot) ? [] : [`${quoted} cannot leave ${slot} out`])),
  ];
}

function faultsInOutput(tool: Tool, pointer: string, { noun, verb, implied }: OutputPhrases): string[] {
  return [
    ...(schemaAt(tool.outputSchema ?? {}, pointer) ? [] : [`the output ${pointer} is not in the schema`]),
    ...(noun === '' || verb === '' || /^(an?|the) /.test(noun) ? [`the words of ${pointer} do not fit`] : []),
    ...(implied === undefined ? [] : requiredOf(tool)).flatMap((name) =>
      slotsOf(coreOf(implied!)).includes(name) ? [] : [`${JSON.stringify(implied)} lacks a slot for ${name}`],
    ),
  ];
}
