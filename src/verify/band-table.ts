/**
 * A hash table from band hashes to the documents that have them. Open addressing over typed arrays: forty thousand
 * documents of thirteen bands take some 10 MB, a `Map` of arrays takes ten times that.
 */
export class BandTable {
  readonly #bands: number;
  /** By slot: 1 + the entry that was added last with the slot's hash; 0 for a free slot. */
  #heads = new Int32Array(1 << 14);
  /** By entry, which is `document * bands + band`. */
  #hashes = new Uint32Array(1 << 12);
  /** By entry: 1 + the entry before it with the same hash, or 0. */
  #previous = new Int32Array(1 << 12);
  #used = 0;

  constructor(bands: number) {
    this.#bands = bands;
  }

  /** Adds a document by its band hashes. Documents are numbered from 0 and added in order. */
  add(hashes: Uint32Array, document: number): void {
    for (let band = 0; band < this.#bands; band += 1) {
      const entry = document * this.#bands + band;
      if (entry >= this.#hashes.length) this.#growEntries();
      if (this.#used * 2 >= this.#heads.length) this.#growSlots();
      const slot = this.#slotOf(hashes[band]!);
      if (this.#heads[slot] === 0) this.#used += 1;
      this.#hashes[entry] = hashes[band]!;
      this.#previous[entry] = this.#heads[slot]!;
      this.#heads[slot] = entry + 1;
    }
  }

  /** A document that shares a band and is accepted, or null. Of each band the latest `limit` are tried. */
  find(hashes: Uint32Array, limit: number, accept: (document: number) => boolean): number | null {
    const tried = new Set<number>();
    for (let band = 0; band < this.#bands; band += 1) {
      let link = this.#heads[this.#slotOf(hashes[band]!)]!;
      for (let count = 0; link !== 0 && count < limit; count += 1) {
        const document = Math.floor((link - 1) / this.#bands);
        if (!tried.has(document) && accept(document)) return document;
        tried.add(document);
        link = this.#previous[link - 1]!;
      }
    }
    return null;
  }

  #slotOf(hash: number): number {
    const mask = this.#heads.length - 1;
    let slot = hash & mask;
    while (this.#heads[slot] !== 0 && this.#hashes[this.#heads[slot]! - 1] !== hash) slot = (slot + 1) & mask;
    return slot;
  }

  #growEntries(): void {
    const [hashes, previous] = [this.#hashes, this.#previous];
    this.#hashes = new Uint32Array(hashes.length * 2);
    this.#previous = new Int32Array(previous.length * 2);
    this.#hashes.set(hashes);
    this.#previous.set(previous);
  }

  #growSlots(): void {
    const heads = this.#heads;
    this.#heads = new Int32Array(heads.length * 2);
    for (const head of heads) {
      if (head !== 0) this.#heads[this.#slotOf(this.#hashes[head - 1]!)] = head;
    }
  }
}
