import type { ChatModel } from '../../core/chat-model.ts';
import { MagnetError } from '../../core/errors.ts';

/**
 * The requests of a run that are under way. A run that ends early leaves some behind: no other goes out then, and those that
 * did are waited for, since their answers may be paid and can be kept.
 */
export class InFlight {
  readonly #open = new Set<Promise<unknown>>();
  #isClosed = false;

  /** A model whose answers are waited for, with all that is done with them in `generate`. */
  watched(model: ChatModel): ChatModel {
    return {
      name: model.name,
      generate: (request) => {
        const answer = model.generate(request);
        const over = answer
          .catch(() => {})
          .then(() => {
            this.#open.delete(over);
          });
        this.#open.add(over);
        return answer;
      },
    };
  }

  /** A server that is asked nothing more once this is closed. */
  gated(server: ChatModel): ChatModel {
    return {
      name: server.name,
      generate: async (request) => {
        if (this.#isClosed) throw new MagnetError({ code: 'stopped', what: 'the run is over', where: server.name });
        return server.generate(request);
      },
    };
  }

  /** Lets no request out any more, and waits for those that are. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.#open);
  }
}
