import { misuse } from '../core/errors.ts';
import type { Exporter } from '../core/exporter.ts';
import { axolotlExporter } from './axolotl.ts';
import { hermesExporter } from './hermes.ts';
import { llamaFactoryExporter } from './llama-factory.ts';
import { llamaFactoryRankingExporter } from './llama-factory-ranking.ts';
import { openAiExporter } from './openai.ts';
import { parquetExporter, parquetPairsExporter } from './parquet.ts';
import { swiftPreferenceExporter } from './swift-preference.ts';
import { trlPreferenceExporter } from './trl-preference.ts';
import { trlSftExporter } from './trl-sft.ts';

/** Every format that ships, in the order in which help texts list them. */
export const exporters: readonly Exporter[] = [
  openAiExporter,
  trlSftExporter,
  trlPreferenceExporter,
  llamaFactoryExporter,
  llamaFactoryRankingExporter,
  swiftPreferenceExporter,
  axolotlExporter,
  hermesExporter,
  parquetExporter,
  parquetPairsExporter,
];

/** The names of the formats. */
export const formatNames: readonly string[] = exporters.map((exporter) => exporter.name);

/** The formats that are written when nobody names any. */
export const defaultFormats: readonly string[] = [openAiExporter.name, trlPreferenceExporter.name];

/** The exporter of this name. Throws `misuse` that lists the names when there is none. */
export function exporterNamed(name: string): Exporter {
  const found = exporters.find((exporter) => exporter.name === name);
  return (
    found ?? misuse(`there is no format "${name}"`, { where: 'format', expected: `one of ${formatNames.join(', ')}` })
  );
}
