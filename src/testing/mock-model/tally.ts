import type { Usage } from '../../core/chat-model.ts';
import type { RoleName } from '../../run/models/role-names.ts';
import type { FaultName } from './faults.ts';

/** What a mock model was asked so far. */
export interface MockTally {
  /** Requests that came, those that were refused or lost too. */
  readonly requests: number;
  /** Requests that are not over yet. */
  readonly inFlight: number;
  /** Requests that were answered whole. */
  readonly answered: number;
  /** Requests by the role that they speak to, as far as their words tell. */
  readonly roles: { readonly [Role in RoleName | 'unknown']?: number };
  /** Faults that happened. */
  readonly faults: { readonly [Name in FaultName]?: number };
  /** Tokens of all requests that an answer was made for, also where it was lost on its way. */
  readonly usage: Usage;
  /** How often each request was answered whole, by a hash of what it asks. */
  readonly answers: ReadonlyMap<string, number>;
  /** Requests that are no part of the run that the mock model knows. */
  readonly strangers: number;
}

/** Counts while a mock model answers. */
export class OpenTally implements MockTally {
  requests = 0;
  inFlight = 0;
  answered = 0;
  strangers = 0;
  readonly roles: { [Role in RoleName | 'unknown']?: number } = {};
  readonly faults: { [Name in FaultName]?: number } = {};
  readonly usage: Usage = { inputTokens: 0, outputTokens: 0 };
  readonly answers = new Map<string, number>();
  readonly #seen = new Map<string, number>();

  /** Counts a request that came, and numbers it. */
  came(): number {
    this.requests += 1;
    this.inFlight += 1;
    return this.requests;
  }

  over(): void {
    this.inFlight -= 1;
  }

  /** Counts what is asked, and says for what time it is. */
  isAsked(identity: string, role: RoleName | undefined): number {
    const time = (this.#seen.get(identity) ?? 0) + 1;
    this.#seen.set(identity, time);
    this.roles[role ?? 'unknown'] = (this.roles[role ?? 'unknown'] ?? 0) + 1;
    return time;
  }

  failed(fault: FaultName): void {
    this.faults[fault] = (this.faults[fault] ?? 0) + 1;
  }

  made({ inputTokens, outputTokens }: Usage): void {
    this.usage.inputTokens += inputTokens;
    this.usage.outputTokens += outputTokens;
  }

  answeredWhole(identity: string): void {
    this.answered += 1;
    this.answers.set(identity, (this.answers.get(identity) ?? 0) + 1);
  }
}
