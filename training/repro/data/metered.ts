import type { ToolCall, ToolResult } from '../../../src/core/call.ts';
import type { DrawRequest, Executor, Session } from '../../../src/core/executor.ts';
import { textHash } from '../../../src/core/hash.ts';
import { canonicalJson, type Json } from '../../../src/core/json.ts';

/**
 * An executor whose state is the list of calls that succeeded, as if each were paid for. Look-ups then leave a trace: a
 * model that calls what nobody asked for ends in another state than the reference.
 */
export function metered(executor: Executor): Executor {
  return {
    has: (name) => executor.has(name),
    open: (options) => new MeteredSession(executor.open(options), []),
  };
}

class MeteredSession implements Session {
  readonly #inner: Session;
  readonly #paid: string[];

  constructor(inner: Session, paid: readonly string[]) {
    this.#inner = inner;
    this.#paid = [...paid];
  }

  async execute(call: ToolCall): Promise<ToolResult> {
    const result = await this.#inner.execute(call);
    if (result.ok) this.#paid.push(`${call.name} ${canonicalJson(call.arguments)}`);
    return result;
  }

  state(): Json {
    return { paid: this.#paid.toSorted() };
  }

  stateHash(): string {
    return textHash(canonicalJson(this.state()));
  }

  fork(): Session {
    return new MeteredSession(this.#inner.fork!(), this.#paid);
  }

  draw(request: DrawRequest): Json | undefined {
    return this.#inner.draw?.(request);
  }

  close(): void {
    this.#inner.close();
  }
}
