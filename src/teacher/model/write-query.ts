import { schemaChecks } from '../../core/schema-checks.ts';
import {
  isRefusal,
  type Mention,
  type QueryRequest,
  type Reference,
  type WriteQuery,
  type WrittenQuery,
} from '../../core/teacher.ts';
import { type PlannedNode, planTurn } from '../plan/plan-turn.ts';
import { type Voice, voices } from '../plan/voice.ts';
import { ask, type RoleModel } from './ask.ts';
import { type QueryAnswer, type QueryContent, queryAnswerSchema, queryContent } from './query-answer.ts';
import { queryProblem } from './query-check.ts';
import { type QueryStep, querySteps, queryStepsText } from './query-steps.ts';
import { queryStyle } from './query-style.ts';
import { wordsThatSay } from './query-words.ts';
import { seedOf } from './seed.ts';
import { conversationText } from './texts.ts';

/** How a person talks, for somebody who plays that person. */
const voiceWords: Record<Voice, string> = {
  terse: 'a person of few words',
  plain: 'a person who says plainly what they want',
  polite: 'a polite person',
  casual: 'a casual person',
  wordy: 'a talkative person who mentions a little of their day',
};

/**
 * Back-translation by a model (METHOD §8, §12.8). The calls of the turn are planned first, by trying them on a copy of the
 * session, so that the words ask for something that can be done; the model words the plan in the style of the turn's
 * operations. Values of tools whose state nobody knows are the model's to choose. The words are checked by rules before
 * they are taken: every value can be read from them, nothing is copied, named or given away.
 */
export function writeQueryBy(role: RoleModel): WriteQuery {
  const checkArguments = schemaChecks((tool) => tool.inputSchema);
  return async (request) => {
    const planned = await planTurn(request);
    if (isRefusal(planned)) return planned;
    const steps = querySteps(planned, request);
    const read = (answer: QueryAnswer) => {
      const lacks = request.missing === 'parameter';
      const content = queryContent(answer, steps, { lacks, checkArguments });
      if (typeof content === 'string') return { problem: content };
      const problem = queryProblem(answer.query, steps, content, request.history);
      return problem === null ? writtenQuery(answer.query.trim(), steps, content, request) : { problem };
    };
    const random = request.random.fork('voice');
    return ask(role, {
      name: 'write-query',
      parts: {
        style: role.prompts.style(queryStyle(request)),
        voice: voiceWords[random.pick(voices)],
        conversation: conversationText(request.history),
        steps: queryStepsText(steps),
      },
      schema: queryAnswerSchema,
      read,
      settings: { temperature: 1, seed: seedOf(request.random.fork(`query/${request.turn}`)), maxTokens: 1000 },
    });
  };
}

function writtenQuery(
  text: string,
  steps: readonly QueryStep[],
  { stated, leftOut }: QueryContent,
  { turn, missing, completes }: QueryRequest,
): WrittenQuery {
  const planned = steps.map(({ plan }) => plan);
  const mentions = stated.flatMap(({ step, parameter, values }) =>
    values.map(
      (value, call): Mention => ({
        node: step.plan.node.id,
        call,
        parameter,
        value,
        turn,
        text: wordsThatSay(text, value),
      }),
    ),
  );
  if (completes) {
    return { text, mentions: [...completes.mentions, ...mentions], references: completes.references, missing: null };
  }
  const references = planned.flatMap(referencesOf);
  if (missing === 'function') {
    return { text, mentions, references, missing: { kind: 'function', tools: planned.map(({ tool }) => tool.id) } };
  }
  if (!leftOut) return { text, mentions, references, missing: null };
  const { step, parameter } = leftOut;
  return { text, mentions, references, missing: { kind: 'parameter', tools: [step.plan.tool.id], parameter } };
}

function referencesOf({ node, calls }: PlannedNode): Reference[] {
  return calls.flatMap(({ bound }, call) =>
    [...bound].map(([parameter, { from, fromCall, pointer }]) => ({
      node: node.id,
      call,
      parameter,
      from,
      fromCall,
      pointer,
    })),
  );
}
