import type { ChatModel } from '../../core/chat-model.ts';
import type { ModelConfig } from './model-config.ts';

/** Asks with the settings of the configuration where it has any, else with those of the role. */
export function withSettings(model: ChatModel, { temperature, maxTokens }: ModelConfig): ChatModel {
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
