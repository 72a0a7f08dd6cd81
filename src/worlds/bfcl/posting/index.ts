import { defineWorld } from '../../define.ts';
import { accountTools } from './accounts.ts';
import { postingFlows } from './flows.ts';
import { publishingTools } from './publishing.ts';
import { readingTools } from './reading.ts';
import { seedFeed } from './state.ts';

/** A public feed of short posts: writing, answering, passing on, following and searching. */
export const posting = defineWorld({
  name: 'posting',
  category: 'Social',
  description: 'A public feed of short posts: writing, answering, passing on, following and searching.',
  seedState: seedFeed,
  tools: [...publishingTools, ...readingTools, ...accountTools],
  dependencies: postingFlows,
});
