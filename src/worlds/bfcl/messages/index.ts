import { defineWorld } from '../../define.ts';
import { dependencies } from './flows.ts';
import { peopleTools } from './people.ts';
import { seedChat } from './state.ts';
import { textTools } from './texts.ts';
import { writingTools } from './writing.ts';

/** The chat of a workplace: the people in it and the texts that they write. */
export const messages = defineWorld({
  name: 'messages',
  category: 'Communication',
  description: 'The chat of a workplace: the people in it and the texts that they write.',
  seedState: seedChat,
  tools: [...peopleTools, ...textTools, ...writingTools],
  dependencies,
});
