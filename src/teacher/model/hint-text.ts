import type { AgentMessage, Hint } from '../../core/teacher.ts';
import type { Tool } from '../../core/tool.ts';
import { callText } from './texts.ts';

/** A hint as the agent reads it (METHOD §12.5): a line a step, or what is missing. */
export function hintText(hint: Hint, toolOf: (id: string) => Tool): string {
  switch (hint.type) {
    case 'calls':
      return hint.steps.map(({ calls }) => calls.map(({ call }) => callText(call)).join(', ')).join('\n');
    case 'misleading':
      return misleadingText(hint.messages.at(-1));
    case 'missing': {
      const { kind, tools, parameter } = hint.missing;
      const purposes = tools.map((id) => toolOf(id).description).join(' ');
      return kind === 'function' ? `miss function: ${purposes}` : `miss params: ${parameter}, for this: ${purposes}`;
    }
  }
}

// What was right before the mistake stands in the conversation already.
function misleadingText(message: AgentMessage | undefined): string {
  if (!message) return '';
  if (message.calls.length > 0) return message.calls.map(callText).join(', ');
  return `Make no call and answer: ${message.content ?? ''}`;
}
