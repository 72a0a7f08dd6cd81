import type { ToolCall, ToolResult } from '../core/call.ts';
import type { DrawRequest, Executor, Session } from '../core/executor.ts';
import { textHash } from '../core/hash.ts';
import { cloneJson, type Json, type JsonObject } from '../core/json.ts';
import { createRandom } from '../core/random.ts';
import { createRecentlyUsed } from '../core/recently-used.ts';
import type { Tool } from '../core/tool.ts';
import type { World } from '../core/world.ts';

/**
 * Runs the tools of worlds in process. Each session has a state of its own in every world, seeded by the session's
 * seed when the world is first used.
 */
export function worldExecutor(worlds: readonly World[], tools: readonly Tool[]): Executor {
  const byName = new Map(worlds.map((world) => [world.name, world]));
  const entries = new Map<string, Entry>();
  for (const tool of tools) {
    const world = tool.source.kind === 'world' ? byName.get(tool.toolset) : undefined;
    if (world) entries.set(tool.name, { world, tool });
  }
  const initial = createRecentlyUsed<Initial>(4096);
  const seeded = (world: World, seed: string) => initial.get(`${world.name}/${seed}`, () => seedWorld(world, seed));
  return {
    has: (name) => entries.has(name),
    open: ({ seed }) => new WorldSession(entries, (world) => seeded(world, seed), new Map()),
  };
}

interface Entry {
  world: World;
  tool: Tool;
}

interface Initial {
  state: JsonObject;
  text: string;
  /** The cache counts as one. */
  holders: { count: number };
}

interface Held {
  initial: Initial;
  state: JsonObject;
  /** The text of the state, or null when it may have changed since it was written down. */
  text: string | null;
  /** The sessions that hold the same object, and the cache: while there are others, it is copied before writing. */
  holders: { count: number };
}

function seedWorld(world: World, seed: string): Initial {
  const state = world.seedState(createRandom(`${seed}/${world.name}`));
  return { state, text: JSON.stringify(state), holders: { count: 1 } };
}

const unchanged = textHash('');

class WorldSession implements Session {
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #seeded: (world: World) => Initial;
  readonly #held: Map<string, Held>;
  /** The hash of the present state, once it was asked for. */
  #hash: string | null = null;

  constructor(entries: ReadonlyMap<string, Entry>, seeded: (world: World) => Initial, held: Map<string, Held>) {
    this.#entries = entries;
    this.#seeded = seeded;
    this.#held = held;
  }

  execute(call: ToolCall): ToolResult {
    const entry = this.#entries.get(call.name);
    if (!entry) return unknownTool(call.name);
    const held = this.#hold(entry.world);
    if (!entry.tool.annotations.readOnly) {
      own(held);
      this.#hash = null;
    }
    return entry.world.run(held.state, { ...call, name: entry.tool.source.name });
  }

  // Only worlds that changed count, so that looking at one more world does not make a different state.
  state(): Json {
    const changed = [...this.#held].filter(([, held]) => textOf(held) !== held.initial.text);
    return Object.fromEntries(changed.sort(byName).map(([name, { state }]) => [name, cloneJson(state)]));
  }

  stateHash(): string {
    if (this.#hash !== null) return this.#hash;
    const changed: string[] = [];
    for (const [name, held] of this.#held) {
      if (textOf(held) !== held.initial.text) changed.push(`${name}:${held.text}`);
    }
    this.#hash = changed.length === 0 ? unchanged : textHash(changed.sort().join('\n'));
    return this.#hash;
  }

  fork(): Session {
    const copy = new Map<string, Held>();
    for (const [name, held] of this.#held) {
      held.holders.count += 1;
      copy.set(name, { ...held });
    }
    const forked = new WorldSession(this.#entries, this.#seeded, copy);
    forked.#hash = this.#hash;
    return forked;
  }

  draw(request: DrawRequest): Json | undefined {
    const entry = this.#entries.get(request.tool);
    if (!entry) return undefined;
    return entry.world.draw(this.#hold(entry.world).state, { ...request, tool: entry.tool.source.name });
  }

  close(): void {
    for (const { holders } of this.#held.values()) holders.count -= 1;
    this.#held.clear();
  }

  #hold(world: World): Held {
    let held = this.#held.get(world.name);
    if (!held) {
      const initial = this.#seeded(world);
      initial.holders.count += 1;
      held = { initial, state: initial.state, text: initial.text, holders: initial.holders };
      this.#held.set(world.name, held);
    }
    return held;
  }
}

function textOf(held: Held): string {
  held.text ??= JSON.stringify(held.state);
  return held.text;
}

function byName([left]: readonly [string, Held], [right]: readonly [string, Held]): number {
  return left < right ? -1 : 1;
}

/** Makes the state this session's own, to be written to. */
function own(held: Held): void {
  if (held.holders.count > 1) {
    held.holders.count -= 1;
    held.holders = { count: 1 };
    held.state = cloneJson(held.state);
  }
  held.text = null;
}

/** The answer to a call of a tool that nobody has. */
export function unknownTool(name: string): ToolResult {
  return { ok: false, error: { kind: 'unknown-tool', message: `There is no tool called ${name}.` } };
}
