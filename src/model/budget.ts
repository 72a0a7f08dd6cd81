import { MagnetError, misuse } from '../core/errors.ts';
import { WaitingLine } from './waiting-line.ts';

/** What requests take. */
export interface Spent {
  /** In the currency of the prices. */
  money: number;
  /** Of input and output together. */
  tokens: number;
  /** Requests sent, failed ones too. */
  calls: number;
}

/** The most that may be spent, of one thing or several. */
export type BudgetLimits = { [Thing in keyof Spent]?: Spent[Thing] | undefined };

/** What may be spent, and what is. Models of several roles share one. */
export interface Budget {
  readonly limits: BudgetLimits;
  /** What is spent by now; requests in flight are not in it. */
  readonly spent: Spent;
  /**
   * Puts aside what a request may take, and gives what to call with what it did take. Waits while requests in flight may
   * leave enough of what is put aside for them. Throws `broken-world` when it cannot be enough any more.
   */
  reserve(expected: Spent, signal: AbortSignal | undefined): Promise<(taken: Spent) => void>;
}

/**
 * A budget of which so much is spent already, in an earlier part of the run. Throws `misuse` without a limit and for a
 * negative one.
 */
export function createBudget(limits: BudgetLimits, spentBefore: Spent = nothing): Budget {
  if (things.every((thing) => limits[thing] === undefined)) {
    misuse('the budget has no limit', { expected: 'money, tokens or calls' });
  }
  for (const thing of things) {
    const limit = limits[thing];
    if (limit !== undefined && !(limit >= 0)) {
      misuse(`${limit} is no limit`, { where: thing, expected: 'a number from 0 on' });
    }
  }
  return new Account(limits, spentBefore);
}

const things = ['money', 'tokens', 'calls'] as const;
const nothing: Spent = { money: 0, tokens: 0, calls: 0 };

class Account implements Budget {
  readonly limits: BudgetLimits;
  readonly #line = new WaitingLine<Spent, (taken: Spent) => void>(() => this.#advance());
  #spent: Spent;
  #reserved = nothing;
  #inFlight = 0;

  constructor(limits: BudgetLimits, spent: Spent) {
    this.limits = limits;
    this.#spent = spent;
  }

  get spent(): Spent {
    return { ...this.#spent };
  }

  async reserve(expected: Spent, signal: AbortSignal | undefined): Promise<(taken: Spent) => void> {
    return this.#line.join(expected, signal);
  }

  #advance(): void {
    for (let next = this.#line.first; next; next = this.#line.first) {
      const { item: expected } = next;
      const thing = this.#firstOver(plus(this.#spent, expected));
      if (thing !== undefined) next.refuse(this.#overspent(thing, expected));
      else if (this.#firstOver(plus(plus(this.#spent, this.#reserved), expected)) !== undefined) return;
      else next.admit(this.#putAside(expected));
    }
  }

  #putAside(expected: Spent): (taken: Spent) => void {
    this.#inFlight += 1;
    this.#reserved = plus(this.#reserved, expected);
    return (taken) => {
      this.#inFlight -= 1;
      // Sums of fractions drift: what is put aside for nobody must be exactly nothing, or the last of the line waits forever.
      this.#reserved = this.#inFlight === 0 ? nothing : plus(this.#reserved, expected, -1);
      this.#spent = plus(this.#spent, taken);
      this.#advance();
    };
  }

  #firstOver(amount: Spent): keyof Spent | undefined {
    return things.find((thing) => amount[thing] > (this.limits[thing] ?? Number.POSITIVE_INFINITY));
  }

  #overspent(thing: keyof Spent, expected: Spent): MagnetError {
    const [limit, spent, more] = [this.limits[thing]!, this.#spent[thing], expected[thing]].map(readable);
    return new MagnetError({
      code: 'broken-world',
      what: `the budget allows no further request: of ${limit} ${units[thing]}, ${spent} are spent, and this request may take ${more}`,
      where: thing,
      hint: 'What was finished is safe: raise the budget and run the same command again to go on',
    });
  }
}

const units: Record<keyof Spent, string> = { money: 'in money', tokens: 'tokens', calls: 'calls' };

function plus(left: Spent, right: Spent, sign: 1 | -1 = 1): Spent {
  return {
    money: left.money + sign * right.money,
    tokens: left.tokens + sign * right.tokens,
    calls: left.calls + sign * right.calls,
  };
}

function readable(amount: number): string {
  return String(Number(amount.toPrecision(6)));
}
