import { beforeAll, describe, expect, test } from 'vitest';
import { bookTable, cafeTool, findCafe, found, foundTurn } from '../../../test/support/model-roles.ts';
import { scriptedModel } from '../../../test/support/scripted-model.ts';
import type { DependencyEdge } from '../../core/graph.ts';
import type { JudgeRequest, JudgeTurn } from '../../core/teacher.ts';
import type { Step } from '../../core/trajectory.ts';
import { modelTeacher } from './index.ts';
import { loadPrompts, type Prompts } from './prompts.ts';

let prompts: Prompts;
beforeAll(async () => {
  prompts = await loadPrompts();
});

const right: JudgeTurn = () => ({ correct: true });

/** A teacher over a model that gives these answers, and what it is asked. */
function teacherSaying(...answers: readonly (object | string)[]) {
  const model = scriptedModel(answers.map((answer) => (typeof answer === 'string' ? answer : JSON.stringify(answer))));
  const told = (at = 0) => model.requests[at]!.messages.at(-1)!.content;
  return {
    teacher: (rules = right) => modelTeacher(model, { prompts, tool: cafeTool, rules }),
    requests: model.requests,
    told,
  };
}

const steps: Step[] = [
  { content: null, calls: [found.calls[0]!.call], results: [{ ok: true, output: { cafe_id: 'CF-17' } }] },
  { content: 'It is the one at the harbour.', calls: [], results: [] },
];
const judged: JudgeRequest = { turn: foundTurn, history: [], steps, tool: cafeTool };

describe('the judge of a turn', () => {
  const wrong = { correct: false, mistake: 'nested', step: 0, reason: 'a call is lacking' } as const;

  test('is the rules where they find a fault: no model is asked', async () => {
    const { teacher, requests } = teacherSaying();
    expect(await teacher(() => wrong).judgeTurn(judged)).toEqual(wrong);
    expect(requests).toEqual([]);
  });

  test('reads conversation, reference and turn, message by message', async () => {
    const { teacher, requests, told } = teacherSaying({ correct: true });
    const request = { ...judged, history: [{ ...foundTurn, id: 't0' }] };
    expect(await teacher().judgeTurn(request)).toEqual({ correct: true });
    expect(requests[0]).toMatchObject({ temperature: 0, maxTokens: 500, format: { name: 'judge-turn' } });
    for (const part of [
      'Turn 1 [last turn]\nUser: Which cafe is there in Oslo?\ncall_1: find_cafe',
      'call_1: find_cafe({"city":"Oslo"}) -> {"cafe_id":"CF-17","opens":8}',
      'Message 1: call_1: find_cafe({"city":"Oslo"}) -> {"cafe_id":"CF-17"}\nMessage 2: It is the one at the harbour.',
    ]) {
      expect(told()).toContain(part);
    }
  });

  test('sees a long answer cut, since a list of hundreds tells it nothing more', async () => {
    const { teacher, told } = teacherSaying({ correct: true });
    const long = { ...steps[0]!, results: [{ ok: true as const, output: 'x'.repeat(9000) }] };
    await teacher().judgeTurn({ ...judged, steps: [long] });
    expect(told()).toContain('x… (cut)');
    expect(told().length).toBeLessThan(6000);
  });

  test('knows what the reference lacks', async () => {
    const { teacher, told } = teacherSaying({ correct: true }, { correct: true });
    for (const kind of ['function', 'parameter'] as const) {
      const turn = { ...foundTurn, steps: [], missing: { kind, tools: ['cafes/find_cafe'] } };
      await teacher().judgeTurn({ ...judged, turn });
    }
    expect(told(0)).toContain('No call: the assistant says that it lacks a function.');
    expect(told(1)).toContain('No call: the assistant says that it lacks a value.');
  });

  test.each([
    [
      { correct: false, mistake: 'summary', message: 2, reason: 'It is not.' },
      { mistake: 'summary', step: 1, reason: 'It is not.' },
    ],
    [
      { correct: false, mistake: 'other' },
      { mistake: null, step: 1, reason: '' },
    ],
  ])('names the mistake (%#)', async (answer, judgement) => {
    const { teacher } = teacherSaying(answer);
    expect(await teacher().judgeTurn(judged)).toEqual({ correct: false, ...judgement });
  });

  test.each([
    [{ correct: false }, '"mistake" is missing.'],
    [{ correct: false, mistake: 'summary', message: 3 }, 'There is no message 3 in the turn.'],
    [{ correct: false, mistake: 'laziness' }, 'Invalid option'],
  ])('is asked again when its answer cannot be (%#)', async (answer, problem) => {
    const { teacher, told } = teacherSaying(answer, { correct: true });
    expect(await teacher().judgeTurn(judged)).toEqual({ correct: true });
    expect(told(1)).toContain(problem);
  });

  test('that says nothing of use leaves the turn wrong by no kind of mistake', async () => {
    const { teacher } = teacherSaying('Well.', 'Hm.', 'No.');
    const reason = 'unusable-answer: judge-turn: The answer holds no JSON.';
    expect(await teacher().judgeTurn(judged)).toEqual({ correct: false, mistake: null, step: 1, reason });
  });
});

describe('the check of a label', () => {
  test('sees the functions of the reference, once each, and says who is wrong', async () => {
    const { teacher, requests, told } = teacherSaying({ thought: '.', verdict: 'both-right', reason: 'Both will do.' });
    const turn = { ...foundTurn, steps: [found, found] };
    expect(await teacher().checkLabel({ ...judged, turn })).toEqual({ verdict: 'both-right', reason: 'Both will do.' });
    expect(requests[0]).toMatchObject({ temperature: 0, maxTokens: 1000, format: { name: 'check-label' } });
    expect(told().split('"name":"find_cafe"')).toHaveLength(2);
    expect(told()).toContain('Message 2: It is the one at the harbour.');
  });

  test('is refused when nothing of use is said', async () => {
    const { teacher } = teacherSaying({ verdict: 'both' }, 'x', { verdict: 'nobody', reason: '' });
    expect(await teacher().checkLabel(judged)).toMatchObject({ refused: 'unusable-answer' });
  });
});

describe('the nested check', () => {
  const edge: DependencyEdge = {
    from: findCafe.id,
    to: bookTable.id,
    kind: 'partial-input',
    bindings: [
      { output: '/cafe_id', input: 'cafe_id' },
      { output: '', input: 'guests' },
    ],
    evidence: [],
  };
  const request = { first: findCafe, later: bookTable, edge, hides: true };

  test('says what flows and whether the first is hidden', async () => {
    const { teacher, requests, told } = teacherSaying(
      { nested: true, reason: 'A place has tables.' },
      { nested: false },
    );
    expect(await teacher().judgeNested(request)).toEqual({ nested: true, reason: 'A place has tables.' });
    expect(await teacher().judgeNested({ ...request, hides: false })).toEqual({ nested: false, reason: '' });
    expect(requests[0]).toMatchObject({ temperature: 0, maxTokens: 200, format: { name: 'judge-nested' } });
    expect(told(0)).toContain('/cafe_id becomes cafe_id, the whole answer becomes guests');
    expect(told(0)).toMatch(/yes\s*$/);
    expect(told(1)).toMatch(/no\s*$/);
  });

  test('needs no model where nothing flows, or where what would be hidden changes something', async () => {
    const { teacher, requests } = teacherSaying();
    const writes = { ...findCafe, annotations: { ...findCafe.annotations, readOnly: false } };
    expect(await teacher().judgeNested({ ...request, edge: { ...edge, bindings: [] } })).toMatchObject({
      nested: false,
    });
    expect(await teacher().judgeNested({ ...request, first: writes })).toMatchObject({ nested: false });
    expect(requests).toEqual([]);
  });

  test('needs one where what is not hidden changes something', async () => {
    const { teacher } = teacherSaying({ nested: true });
    const writes = { ...findCafe, annotations: { ...findCafe.annotations, readOnly: false } };
    expect(await teacher().judgeNested({ ...request, first: writes, hides: false })).toMatchObject({ nested: true });
  });

  test('is a no where nothing of use is said', async () => {
    const { teacher } = teacherSaying('x', 'y', 'z');
    expect(await teacher().judgeNested(request)).toEqual({
      nested: false,
      reason: 'judge-nested: The answer holds no JSON.',
    });
  });
});

describe('the judge of dependencies', () => {
  test('sees the target and its candidates, and names them by their ids', async () => {
    const bindings = [{ output: '/cafe_id', input: 'cafe_id' }];
    const { teacher, requests, told } = teacherSaying({
      dependents: [
        { name: 'book_table', kind: 'partial-input', bindings, reason: 'A place has tables.' },
        { name: 'find_cafe', kind: 'precondition', reason: 'Itself.' },
        { name: 'fly_to_moon', kind: 'precondition' },
      ],
    });
    expect(await teacher().judgeDependencies({ target: findCafe, candidates: [bookTable] })).toEqual([
      { to: 'cafes/book_table', kind: 'partial-input', bindings, reason: 'A place has tables.', score: 1 },
      { to: 'fly_to_moon', kind: 'precondition', bindings: [], reason: '', score: 1 },
    ]);
    expect(requests[0]).toMatchObject({ temperature: 0, maxTokens: 4000, format: { name: 'judge-dependencies' } });
    expect(told()).toMatch(/The target:\n\{"name":"find_cafe".*\n\nThe candidates:\n\{"name":"book_table"/);
  });

  test('is refused when nothing of use is said', async () => {
    const { teacher } = teacherSaying('x', { dependents: [{ name: 'book_table', kind: 'friend' }] }, []);
    const refusal = await teacher().judgeDependencies({ target: findCafe, candidates: [bookTable] });
    expect(refusal).toMatchObject({
      refused: 'unusable-answer',
      detail: expect.stringMatching(/^judge-dependencies: /),
    });
  });
});
