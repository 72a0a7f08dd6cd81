import { dict } from '../../../python/index.ts';
import { defineNative } from '../native.ts';
import { copy, makeDirectory, makeFile, move, remove, removeDirectory, write } from './native-arrange.ts';
import { changeDirectory, diskUsage, findItems, list } from './native-browse.ts';
import { comparable, currentPath, written } from './native-describe.ts';
import { loadFileSystem } from './native-load.ts';
import type { FileSystem } from './native-nodes.ts';
import { compareFiles, count, lastLines, matchingLines, show, sortLines } from './native-read.ts';
import { restoreFileSystem, saveFileSystem } from './native-saving.ts';

/** A tree of directories and text files with the well-known commands of a shell, one directory at a time. */
export const gorillaFileSystem = defineNative<FileSystem>({
  className: 'GorillaFileSystem',
  load: loadFileSystem,
  methods: {
    pwd: ['', (state) => dict({ current_working_directory: currentPath(state) })],
    ls: ['a=False', list],
    cd: ['folder', changeDirectory],
    mkdir: ['dir_name', makeDirectory],
    touch: ['file_name', makeFile],
    echo: ['content, file_name=None', write],
    cat: ['file_name', show],
    find: ['path=".", name=None', findItems],
    wc: ['file_name, mode="l"', count],
    sort: ['file_name', sortLines],
    grep: ['file_name, pattern', matchingLines],
    tail: ['file_name, lines=10', lastLines],
    diff: ['file_name1, file_name2', compareFiles],
    du: ['human_readable=False', diskUsage],
    mv: ['source, destination', move],
    cp: ['source, destination', copy],
    rm: ['file_name', remove],
    rmdir: ['dir_name', removeDirectory],
  },
  attributes: comparable,
  notation: written,
  hidden: (state) => dict({ pwd: currentPath(state) }),
  saving: { save: saveFileSystem, restore: restoreFileSystem },
});
