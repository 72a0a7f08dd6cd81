import type { RowKind, SignaturePath } from '../core/path.ts';
import { KindOrder, type PathSampler } from '../paths/index.ts';
import type { RunConfig } from '../run/config-schema.ts';
import { heldOutSampler, trainingSampler } from '../run/held-out-paths.ts';
import type { Prepared } from '../run/prepare.ts';
import { processItem } from '../run/process-item.ts';
import { pathOptions } from '../run/stages.ts';
import { targetsOf } from '../run/targets.ts';
import { processOptions } from '../run/work.ts';

/** So many paths are worked on at a time. */
const atOnce = 8;
/** For each row that is wanted, so many paths are made at most, lest a request of another run is looked for without end. */
const mostPerRow = 8;

/** Makes the items of a run before the run asks for them, each in both ways in which it can be wanted. */
export class ItemsInAdvance {
  readonly #config: RunConfig;
  readonly #prepared: Prepared;
  readonly #lines: Line[];
  #left: number;
  #making: Promise<boolean> | undefined;

  constructor(config: RunConfig, prepared: Prepared) {
    const { graph, equipment } = prepared;
    const options = pathOptions(config, equipment.teacher.judgeNested);
    this.#config = config;
    this.#prepared = prepared;
    const isHolding = equipment.holdout.entries.length > 0;
    this.#lines = [
      ...(isHolding ? [newLine(heldOutSampler(graph, equipment.holdout, options), config, true)] : []),
      newLine(trainingSampler(graph, equipment.holdout, options), config, false),
    ];
    const heldOut = isHolding ? config.holdout.rows : 0;
    const wanted = Object.values(targetsOf(config).rows).reduce((sum, count) => sum + count, heldOut);
    this.#left = mostPerRow * wanted;
  }

  /** Makes some more items; false when there are no more. Whoever asks meanwhile waits for the same. */
  makeMore(): Promise<boolean> {
    this.#making ??= this.#make().finally(() => {
      this.#making = undefined;
    });
    return this.#making;
  }

  async #make(): Promise<boolean> {
    let made = 0;
    for (const line of this.#lines) {
      for (let at = 0; at < atOnce && this.#left > 0; at += 1) {
        const paths = await drawFrom(line);
        if (!paths) break;
        for (const path of paths) await this.#process(path, line);
        made += paths.length;
        this.#left -= paths.length;
      }
    }
    return made > 0;
  }

  // Which of a run's paths get pairs depends on what the run keeps, so both are made.
  async #process(path: SignaturePath, { isHeldOut }: Line): Promise<void> {
    const options = processOptions(this.#config, this.#prepared.equipment);
    if (isHeldOut) await processItem({ path, wantsPairs: false, heldOut: true }, options);
    else for (const wantsPairs of [false, true]) await processItem({ path, wantsPairs }, options);
  }
}

interface Line {
  sampler: PathSampler;
  order: KindOrder;
  isHeldOut: boolean;
}

function newLine(sampler: PathSampler, { mixture }: RunConfig, isHeldOut: boolean): Line {
  return { sampler, order: new KindOrder(mixture), isHeldOut };
}

async function drawFrom({ sampler, order }: Line) {
  for (let kind: RowKind | undefined = order.next(); kind !== undefined; kind = order.next()) {
    const { paths } = await sampler.next(kind);
    order.count(kind, paths.length);
    if (paths.length > 0) return paths;
    order.giveUp(kind);
  }
  return undefined;
}
