import { MagnetError } from '../core/errors.ts';
import { PythonDict, type PythonValue } from '../python/index.ts';

/** Reads the fields of an object in a file. Every reader throws `bad-file` when the field is not what it must be. */
export class Fields {
  constructor(
    readonly record: PythonDict,
    readonly where: string,
  ) {}

  text(name: string): string {
    const value = this.record.get(name);
    return typeof value === 'string' ? value : this.refuse(name, 'a text');
  }

  list(name: string): PythonValue[] {
    const value = this.record.get(name);
    return Array.isArray(value) ? value : this.refuse(name, 'a list');
  }

  texts(name: string): string[] {
    const items = this.list(name);
    return items.every((item) => typeof item === 'string') ? items : this.refuse(name, 'a list of texts');
  }

  /** A list whose items are objects. */
  dicts(name: string): PythonDict[] {
    const items = this.list(name);
    return items.every((item) => item instanceof PythonDict) ? items : this.refuse(name, 'a list of objects');
  }

  dict(name: string): PythonDict {
    const value = this.record.get(name);
    return value instanceof PythonDict ? value : this.refuse(name, 'an object');
  }

  /** The fields of an object inside. */
  part(name: string): Fields {
    return new Fields(this.dict(name), `${this.where}/${name}`);
  }

  /** The fields of every object of a list inside. */
  parts(name: string): Fields[] {
    return this.dicts(name).map((item, at) => new Fields(item, `${this.where}/${name}/${at}`));
  }

  /** A field that one of a few texts must stand under. */
  choice<Choice extends string>(name: string, choices: readonly Choice[]): Choice {
    const value = this.record.get(name);
    return choices.find((choice) => choice === value) ?? this.refuse(name, `one of ${choices.join(', ')}`);
  }

  /** Throws `bad-file` for a field that is not what is expected. */
  refuse(name: string, expected: string): never {
    const what = this.record.has(name) ? `"${name}" is something else` : `"${name}" is missing`;
    throw new MagnetError({ code: 'bad-file', what, where: this.where, expected });
  }
}
