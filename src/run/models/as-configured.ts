import type { ChatModel } from '../../core/chat-model.ts';
import { withWrittenCalls } from '../../model/index.ts';
import type { ModelConfig } from './model-config.ts';

/** Asks a model as its configuration says: with its settings, and for calls as text where its server can be given no tools. */
export function asConfigured(model: ChatModel, config: ModelConfig): ChatModel {
  const settled = withSettings(model, config);
  return config.calls === 'native' ? settled : withWrittenCalls(settled, config.calls);
}

// The settings of the configuration go before those of the role.
function withSettings(model: ChatModel, { temperature, maxTokens }: ModelConfig): ChatModel {
  if (temperature === undefined && maxTokens === undefined) return model;
  return {
    name: model.name,
    generate: ({ temperature: asked, ...request }) => {
      const wanted = temperature === undefined ? asked : (temperature ?? undefined);
      return model.generate({
        ...request,
        ...(wanted === undefined ? {} : { temperature: wanted }),
        ...(maxTokens === undefined ? {} : { maxTokens }),
      });
    },
  };
}
