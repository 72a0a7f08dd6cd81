import { describe, expect, test } from 'vitest';
import type { Session } from '../core/executor.ts';
import { createRandom } from '../core/random.ts';
import { worlds } from '../worlds/index.ts';
import { routes } from '../worlds/routes/index.ts';
import { worldExecutor } from './index.ts';

const executor = worldExecutor(
  worlds,
  worlds.flatMap((world) => world.tools),
);
const nameOf = (source: string): string => routes.tools.find((tool) => tool.source.name === source)!.name;

function planRoute(session: Session) {
  const draw = (parameter: string, given = {}) =>
    session.draw!({ tool: nameOf('plan_route'), parameter, given, random: createRandom(parameter) })!;
  const origin = draw('origin');
  const destination = draw('destination', { origin });
  return session.execute({ id: 'call_1', name: nameOf('plan_route'), arguments: { origin, destination } });
}

describe('worldExecutor', () => {
  test('gives each session a state of its own', () => {
    const [one, other] = [executor.open({ seed: 'a' }), executor.open({ seed: 'a' })];
    expect(planRoute(one)).toMatchObject({ ok: true });
    expect(one.stateHash()).not.toBe(other.stateHash());
    expect(planRoute(other)).toMatchObject({ ok: true });
    expect(other.stateHash()).toBe(one.stateHash());
  });

  test('keeps a fork apart from the session, both ways', async () => {
    const session = executor.open({ seed: 'a' });
    await planRoute(session);
    const before = { hash: session.stateHash(), state: session.state() };
    const fork = session.fork!();
    await planRoute(fork);
    expect(session.stateHash()).toBe(before.hash);
    expect(session.state()).toEqual(before.state);
    const after = fork.stateHash();
    await planRoute(session);
    await planRoute(session);
    expect(fork.stateHash()).toBe(after);
  });

  test('does not change the state when it only reads, or when a call fails', async () => {
    const session = executor.open({ seed: 'a' });
    await planRoute(session);
    const before = session.stateHash();
    const origin = session.draw!({
      tool: nameOf('get_distance'),
      parameter: 'origin',
      given: {},
      random: createRandom('o'),
    })!;
    const read = { origin, destination: origin };
    await session.execute({ id: 'call_2', name: nameOf('get_distance'), arguments: read });
    const failed = session.execute({
      id: 'call_3',
      name: nameOf('start_navigation'),
      arguments: { route_id: 'no such' },
    });
    expect(failed).toMatchObject({ ok: false, error: { kind: 'not-found' } });
    expect(session.stateHash()).toBe(before);
  });

  test('gives a snapshot that does not follow the state', async () => {
    const session = executor.open({ seed: 'a' });
    await planRoute(session);
    const snapshot = session.state();
    const copy = structuredClone(snapshot);
    await planRoute(session);
    expect(snapshot).toEqual(copy);
  });

  test('gives the same answers under the same seed and other states under another', () => {
    expect(planRoute(executor.open({ seed: 'a' }))).toEqual(planRoute(executor.open({ seed: 'a' })));
    expect(planRoute(executor.open({ seed: 'a' }))).not.toEqual(planRoute(executor.open({ seed: 'b' })));
  });

  test('answers for a tool that it does not have, and draws nothing for it', () => {
    const session = executor.open({ seed: 'a' });
    expect(executor.has('nowhere')).toBe(false);
    expect(session.execute({ id: 'call_1', name: 'nowhere', arguments: {} })).toEqual({
      ok: false,
      error: { kind: 'unknown-tool', message: 'There is no tool called nowhere.' },
    });
    expect(session.draw!({ tool: 'nowhere', parameter: 'x', given: {}, random: createRandom(1) })).toBeUndefined();
  });
});
