import { defineWorld } from '../../define.ts';
import { changingTools } from './changing.ts';
import { fileFlows } from './flows.ts';
import { lookingTools } from './looking.ts';
import { movingTools } from './moving.ts';
import { readingTools } from './reading.ts';
import { seedTree } from './seed.ts';

/** A tree of folders and text files: going about in it, reading, searching, writing, moving and copying. */
export const fileSystem = defineWorld({
  name: 'file_system',
  category: 'Storage',
  description: 'A tree of folders and text files: going about in it, reading, searching, writing, moving and copying.',
  seedState: seedTree,
  tools: [...lookingTools, ...readingTools, ...changingTools, ...movingTools],
  dependencies: fileFlows,
});
