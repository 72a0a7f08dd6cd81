import { PythonDict, PythonObject, type PythonValue } from '../../../python/index.ts';

/** A file. Two directories may hold the same file, so what is written through one shows in the other. */
export class File extends PythonObject {
  constructor(
    readonly name: PythonValue,
    public content: PythonValue = '',
  ) {
    super('File', '<File>');
  }
}

/** A directory. Two directories may have the same contents: a moved one is new, but keeps the contents of the old one. */
export class Directory extends PythonObject {
  /** `contents`: by name, files and directories. */
  constructor(
    readonly name: PythonValue,
    readonly parent: Directory | null,
    readonly contents: PythonDict = new PythonDict(),
  ) {
    super('Directory', '<Directory>');
  }

  /**
   * The file or directory of a name. What is itself called `.` can be seen but not reached: the name leads back here.
   * Raises TypeError for a name that cannot be a key.
   */
  find(name: PythonValue): Item | undefined {
    const item = this.contents.get(name) as Item | undefined;
    return item && name === '.' ? this : item;
  }

  /** What is in here, in order; each is kept by its own name. */
  items(): Item[] {
    return this.contents.values() as Item[];
  }
}

/** What a directory holds. */
export type Item = Directory | File;

/** An instance: a tree, and where in it the user is. */
export interface FileSystem {
  readonly root: Directory;
  current: Directory;
  readonly longContext: boolean;
}
