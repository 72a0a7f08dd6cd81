import { describe, expect, test } from 'vitest';
import { emptyFolders } from '../../../test/support/empty-folders.ts';
import { questionsOf } from '../../../test/support/held-out-questions.ts';
import { worldPipeline } from '../../../test/support/pipeline.ts';
import { referenceModel, type Twist } from '../../../test/support/reference-model.ts';
import { answerOf, scriptedModel } from '../../../test/support/scripted-model.ts';
import type { ChatModel } from '../../core/chat-model.ts';
import type { HeldOutQuestion } from '../../core/held-out.ts';
import { rowKinds } from '../../core/path.ts';
import { nodeFileSystem } from '../../store/file-system.ts';
import { evaluate } from '../benchmark.ts';
import type { Mode } from '../conversation.ts';
import { EvaluationFolder } from '../folder.ts';
import { heldOutBenchmark, reportMarkdown, reportOn, reportText } from './index.ts';

const newFolder = emptyFolders();
const pipeline = await worldPipeline();
const questions = (await Promise.all(rowKinds.map((kind) => questionsOf(pipeline, kind, 6)))).flat();
const calling = questions.filter(({ task }) => task.turns.every(({ steps }) => steps.length > 0));

async function evaluateOn(asked: readonly HeldOutQuestion[], model: ChatModel, mode: Mode = 'fc', path = newFolder()) {
  const { executor } = pipeline;
  const { benchmark, unscored } = await heldOutBenchmark({ questions: asked, executor, mode });
  const folder = new EvaluationFolder(path, { mode }, nodeFileSystem);
  try {
    return { ...(await evaluate(benchmark, { model, folder, concurrency: 3, temperature: 0 })), unscored };
  } finally {
    folder.close();
  }
}

function twisted(asked: readonly HeldOutQuestion[], twist: Twist) {
  return evaluateOn(asked, referenceModel(asked, { twist }));
}

describe('a model that answers with the reference', () => {
  test.each(['fc', 'prompting'] as const)('is right in every turn, in mode %s', async (mode) => {
    const { verdicts, unscored } = await evaluateOn(questions, referenceModel(questions, { mode }), mode);
    expect(unscored).toEqual([]);
    expect(verdicts.filter(({ valid }) => !valid)).toEqual([]);
    expect(verdicts.map(({ turnsPassed }) => turnsPassed)).toEqual(questions.map(() => 1));
  });

  test('may read more than the reference, and call in another order', async () => {
    const [question] = await questionsOf(pipeline, 'parallel', 1);
    const { verdicts } = await twisted([question!], (calls) => [...calls.toReversed(), calls[0]!]);
    const reads = pipeline.tool(question!.task.tools[0]!).annotations.readOnly;
    expect(verdicts[0]!.errorType).toBe(reads ? null : 'heldout:instance_state_mismatch');
  });
});

describe('a model that is wrong', () => {
  test('calling nothing passes the turns that need nothing, and those alone', async () => {
    const { verdicts } = await twisted(questions, () => []);
    for (const [at, { valid, errorType, turnsPassed }] of verdicts.entries()) {
      const { turns } = questions[at]!.task;
      const silent = turns.filter(({ steps }) => steps.length === 0).length;
      expect(turnsPassed).toBe(silent / turns.length);
      expect([valid, errorType]).toEqual(
        silent === turns.length ? [true, null] : [false, 'heldout:empty_turn_model_response'],
      );
    }
  });

  test('a wrong argument is found in state or results', async () => {
    const { verdicts } = await twisted(calling, (calls) => calls.map(([name]) => [name, { nonsense: 1 }]));
    expect(verdicts.filter(({ valid }) => valid)).toEqual([]);
    expect(new Set(verdicts.map(({ errorType }) => errorType))).toEqual(
      new Set(['heldout:instance_state_mismatch', 'heldout:execution_response_mismatch']),
    );
    for (const { detail } of verdicts) expect(detail).toMatch(/^t\d+.*: ./);
  });

  test('arguments that are no JSON object get an error, and the conversation goes on', async () => {
    const [question] = await questionsOf(pipeline, 'single', 1);
    const { call } = question!.task.turns[0]!.steps[0]!.calls[0]!;
    const model = scriptedModel([
      [[call.name, '{broken']],
      [[call.name, '[1]']],
      [[call.name, JSON.stringify(call.arguments)]],
      'Done.',
    ]);
    const { verdicts } = await evaluateOn([question!], model);
    expect(verdicts[0]).toMatchObject({ valid: true, turnsPassed: 1 });
    expect(model.requests[1]!.messages.at(-1)).toMatchObject({
      role: 'tool',
      content: '{"error":"The arguments are no JSON object."}',
    });
  });

  test('a tool that is withheld looks as if it did not exist, until a turn adds it', async () => {
    const asked = (await questionsOf(pipeline, 'multi-turn', 40)).filter(({ turns }) =>
      turns.some(({ addsTools }) => addsTools.length > 0),
    );
    expect(asked.length).toBeGreaterThan(0);
    const eager = referenceModel(asked);
    const { verdicts } = await evaluateOn(asked, {
      ...eager,
      async generate(request) {
        const added = asked.flatMap(({ turns }) => turns.flatMap(({ addsTools }) => addsTools));
        const offered = new Set(request.tools!.map(({ name }) => name));
        const isNew = request.messages.at(-1)!.role === 'user';
        const hidden = added.find(({ name }) => !offered.has(name));
        const answer = await eager.generate(request);
        return isNew && hidden
          ? { ...answer, calls: [...answer.calls, ...answerOf([[hidden.name, '{}']]).calls] }
          : answer;
      },
    });
    expect(verdicts.filter(({ valid }) => !valid)).toEqual([]);
  });

  test('a call that changes the state where nothing was to be done is wrong', async () => {
    const written = ({ task }: HeldOutQuestion) =>
      task.turns
        .flatMap(({ steps }) => steps)
        .filter(({ tool }) => !pipeline.tool(tool).annotations.readOnly)
        .flatMap(({ calls }) => calls.map(({ call }) => [call.name, call.arguments] as const));
    const asked = (await questionsOf(pipeline, 'multi-turn', 40)).filter(
      (question) => question.task.turns.some(({ missing }) => missing) && written(question).length > 0,
    );
    expect(asked.length).toBeGreaterThan(0);
    const again =
      (question: HeldOutQuestion): Twist =>
      (calls) =>
        calls.length > 0 ? calls : written(question);
    const verdicts = await Promise.all(
      asked.map(async (question) => (await twisted([question], again(question))).verdicts[0]!),
    );
    expect(verdicts.map(({ errorType }) => errorType)).toContain('heldout:instance_state_mismatch');
  });

  test('a model that never stops calling is stopped after 20 steps of a turn', async () => {
    const [question] = await questionsOf(pipeline, 'multi-turn', 1);
    let asked = 0;
    const endless: ChatModel = {
      name: 'endless',
      async generate() {
        asked += 1;
        return answerOf([['no_such_tool', '{}']]);
      },
    };
    const { verdicts } = await evaluateOn([question!], endless);
    expect(asked).toBe(20);
    expect(verdicts[0]).toMatchObject({ valid: false, errorType: 'heldout:force_terminated', turnsPassed: 0 });
  });
});

test('the model is asked in the words of the training rows', async () => {
  const [question] = await questionsOf(pipeline, 'single', 1);
  const model = scriptedModel([]);
  await evaluateOn([question!], model);
  const { messages, tools } = model.requests[0]!;
  expect(messages.map(({ role }) => role)).toEqual(['system', 'user']);
  expect(messages[0]!.content).toMatch(/^You are an expert at composing functions\./);
  expect(messages[1]!.content).toBe(question!.task.turns[0]!.query);
  expect(tools!.map(({ name }) => name)).toEqual(question!.tools.map(({ name }) => name));
});

test('a begun folder is gone on with, and nothing is asked twice', async () => {
  const path = newFolder();
  await evaluateOn(questions.slice(0, 4), referenceModel(questions), 'fc', path);
  const asked: string[] = [];
  const model = referenceModel(questions);
  const { verdicts } = await evaluateOn(
    questions.slice(0, 6),
    {
      ...model,
      generate: (request) => {
        asked.push(request.messages[1]!.content);
        return model.generate(request);
      },
    },
    'fc',
    path,
  );
  expect(verdicts.length).toBe(6);
  expect(new Set(asked)).toEqual(new Set(questions.slice(4, 6).map(({ turns }) => turns[0]!.user)));
});

test('a task whose reference gives something else now is not asked, and is reported', async () => {
  const question = calling[0]!;
  const turns = question.task.turns.map((turn) => ({ ...turn, stateAfter: 'other' }));
  const changed = { ...question, task: { ...question.task, turns } };
  const { verdicts, unscored, unanswered } = await evaluateOn([changed], scriptedModel([]));
  expect([verdicts, unanswered]).toEqual([[], []]);
  const reason = `the reference calls no longer give what was recorded (turn ${turns[0]!.id}): the tools have changed since the run`;
  expect(unscored).toEqual([{ id: question.id, reason }]);
  const outcome = { name: 'm', verdicts, unanswered, usage: { inputTokens: 0, outputTokens: 0 }, cost: undefined };
  expect(reportText(reportOn(outcome, unscored))).toContain(`- 1 not asked, in no figure: ${reason}`);
});

test('the report has figures over all, by kind, by reason and by what was held out', () => {
  const verdict = {
    reasons: ['tool', 'path'],
    heldOut: ['tool:a/b', 'paths:0.1'],
    errorType: null,
    detail: null,
  } as const;
  const outcome = {
    name: 'my-lora',
    verdicts: [
      { ...verdict, id: '1', kind: 'single', valid: true, turnsPassed: 1 },
      { ...verdict, id: '2', kind: 'multi-turn', valid: true, turnsPassed: 1 },
      {
        ...verdict,
        id: '3',
        kind: 'multi-turn',
        reasons: ['path'],
        heldOut: ['paths:0.1'],
        valid: false,
        errorType: 'heldout:force_terminated',
        turnsPassed: 0.25,
      },
    ],
    unanswered: [{ id: '4', kind: 'no-answer', reason: 'the server is gone' }],
    usage: { inputTokens: 1200, outputTokens: 34 },
    cost: 0.5,
  } as const;
  const report = reportOn(outcome, []);
  expect(report.overall).toEqual({ tasks: 3, accuracy: 2 / 3, turnsPassed: 0.75 });
  expect(reportMarkdown(report)).toMatchInlineSnapshot(`
    "## Held-out tasks: my-lora

    | Kind | Accuracy | Turns passed | Tasks |
    | --- | ---: | ---: | ---: |
    | all | 66.67% | 75.00% | 3 |
    | single | 100.00% | 100.00% | 1 |
    | multi-turn | 50.00% | 62.50% | 2 |

    | Held out by | Accuracy | Turns passed | Tasks |
    | --- | ---: | ---: | ---: |
    | tool | 100.00% | 100.00% | 2 |
    | path | 66.67% | 75.00% | 3 |

    | Held out | Accuracy | Turns passed | Tasks |
    | --- | ---: | ---: | ---: |
    | tool:a/b | 100.00% | 100.00% | 2 |
    | paths:0.1 | 66.67% | 75.00% | 3 |

    ## Errors

    | Error type | Answers |
    | --- | ---: |
    | heldout:force_terminated | 1 |

    my-lora: 1200 input and 34 output tokens, $0.50

    - my-lora: 1 without an answer, in no figure: the server is gone
    "
  `);
});
