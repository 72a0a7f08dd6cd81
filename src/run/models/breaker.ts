import type { ChatModel } from '../../core/chat-model.ts';
import { MagnetError } from '../../core/errors.ts';
import type { Refusal } from '../../core/teacher.ts';

/** So many answers of a role in a row that cannot be used are no bad luck. */
const most = 40;

/** Stops a run in which nothing that a model answers can be used, before much is paid for it. */
export class Breaker {
  /** Useless answers in a row, by role. */
  readonly #strained = new Map<string, number>();
  #kept = false;
  #broken: MagnetError | undefined;

  /** A model that is asked nothing more once this is broken, but throws what broke it. */
  around(model: ChatModel): ChatModel {
    return {
      name: model.name,
      generate: async (request) => {
        if (this.#broken) throw this.#broken;
        return model.generate(request);
      },
    };
  }

  /**
   * Hears of an answer in a role: why it was of no use, or null. Throws `nothing-kept`, or `broken-world` once rows were kept,
   * when too many in a row were of none.
   */
  hear(role: string, refusal: Refusal | null): void {
    if (refusal) this.#strain(role, refusal);
    else this.#strained.delete(role);
  }

  /** Hears that a row was kept. */
  keep(): void {
    this.#kept = true;
    this.hear(rows, null);
  }

  /** Hears that a row was lost because of what a model answered. Throws as `hear`. */
  lose(refusal: Refusal): void {
    this.hear(rows, refusal);
  }

  #strain(role: string, { refused, detail }: Refusal): void {
    const inRow = (this.#strained.get(role) ?? 0) + 1;
    this.#strained.set(role, inRow);
    if (inRow < most) return;
    this.#broken ??= new MagnetError({
      code: this.#kept ? 'broken-world' : 'nothing-kept',
      what: `${most} answers in a row were of no use; of the last one: ${refused}, ${detail}`,
      where: role,
      hint: this.#kept
        ? 'See what the server answers now; the same command goes on'
        : 'Ask the model by hand, or try another one, another format of calls (calls: …) or other prompts',
    });
    throw this.#broken;
  }
}

/** What counts as a role beside the roles: whole rows, which can fail though every single answer looked fine. */
const rows = 'rows';

/** Whether a reason says that the model could not answer, rather than that the item asks for what cannot be. */
export function blamesModel(reason: string): boolean {
  return reason === 'unusable-answer' || reason === 'turn-not-right' || reason.startsWith('model-');
}
