import type { ToolCall } from '../../core/call.ts';
import type { Json } from '../../core/json.ts';
import type { Random } from '../../core/random.ts';
import type { ReferenceCall, ReferenceStep, Task } from '../../core/task.ts';
import { parameterSchema } from '../../core/tool.ts';
import type { PossibleSlip } from './slips.ts';
import type { Wrongdoing } from './student.ts';
import { confusedValue, inventedValue } from './wrong-values.ts';

type BareCall = Pick<ToolCall, 'name' | 'arguments'>;

/** How often the words for a thing are given where its id belongs. */
const wordsForId = 0.5;

/**
 * The calls of a step with wrong values in the parameters of the slip: all of them where a helper was left out, else
 * one of them.
 */
export function wrongCalls(
  step: ReferenceStep,
  { mistake, parameters }: Pick<PossibleSlip, 'mistake' | 'parameters'>,
  wrongdoing: Wrongdoing,
): BareCall[] {
  const chosen = mistake === 'nested' ? null : wrongdoing.random.integer(0, step.calls.length - 1);
  return step.calls.map((reference, at) => {
    if (chosen !== null && at !== chosen) return reference.call;
    const given = { ...reference.call.arguments };
    for (const name of parameters) {
      const stream = wrongdoing.random.fork(`${at}/${name}`);
      given[name] =
        mistake === 'nested'
          ? unfetchedValue(name, reference, step, wrongdoing, stream)
          : misusedValue(name, reference, step, wrongdoing, stream);
    }
    return { name: reference.call.name, arguments: given };
  });
}

/** What stands for a value that a helper would have fetched: the words that the helper needed, or an invented value. */
function unfetchedValue(
  name: string,
  reference: ReferenceCall,
  step: ReferenceStep,
  { task, toolOf }: Wrongdoing,
  random: Random,
): Json {
  const right = reference.call.arguments[name]!;
  const source = reference.sources[name];
  const helper =
    source?.by === 'output' ? callsOf(task).find(({ call }) => call.id === source.call)?.call.arguments : undefined;
  const words = Object.values(helper ?? {}).filter((value) => typeof value === 'string');
  if (typeof right === 'string' && words.length > 0 && random.chance(wordsForId)) return random.pick(words);
  return inventedValue(right, parameterSchema(toolOf(step.tool), name) ?? {}, random);
}

/** Another value of the same form that the conversation holds, or an invented one. */
function misusedValue(
  name: string,
  reference: ReferenceCall,
  step: ReferenceStep,
  { task, toolOf }: Wrongdoing,
  random: Random,
): Json {
  const right = reference.call.arguments[name]!;
  const calls = callsOf(task);
  const outputs = calls.slice(0, calls.indexOf(reference)).flatMap(({ result }) => (result.ok ? [result.output] : []));
  return (
    confusedValue(right, outputs, random) ??
    inventedValue(right, parameterSchema(toolOf(step.tool), name) ?? {}, random)
  );
}

function callsOf(task: Task): ReferenceCall[] {
  return task.turns.flatMap(({ steps }) => steps.flatMap((step) => step.calls));
}
