import type { Failures } from '../adapter/failures.ts';
import type { BatchService } from './batch-service.ts';
import { answerOf, BatchHttp, jsonLines } from './http.ts';

/** A batch as Anthropic's API tells of it (docs.anthropic.com, Message Batches). */
interface MessageBatch {
  id: string;
  processing_status: string;
  results_url: string | null;
}

interface ResultLine {
  custom_id: string;
  result:
    | { type: 'succeeded'; message: unknown }
    | { type: 'errored'; error: { error?: { type?: string }; type?: string } }
    | { type: 'canceled' | 'expired' };
}

/** Anthropic's message batches. They carry no marks, so that none can be found again by its own. */
export function anthropicBatches(options: {
  baseUrl: string;
  key: string | undefined;
  failures: Failures;
}): BatchService {
  const { baseUrl, key, failures } = options;
  const http = new BatchHttp({ 'anthropic-version': '2023-06-01', ...(key && { 'x-api-key': key }) }, failures);
  return {
    most: { requests: 100_000, bytes: 256_000_000 },
    async submit(requests) {
      const body = {
        requests: requests.map(({ id, body: text }) => ({ custom_id: id, params: JSON.parse(text) as unknown })),
      };
      return (await http.post<MessageBatch>(`${baseUrl}/messages/batches`, body)).id;
    },
    find: async () => undefined,
    async collect(id) {
      const batch = await http.get<MessageBatch>(`${baseUrl}/messages/batches/${encodeURIComponent(id)}`);
      if (batch.processing_status !== 'ended' || batch.results_url === null) return undefined;
      const lines = jsonLines<ResultLine>(await http.text(batch.results_url));
      return new Map(lines.map(({ custom_id: custom, result }) => [custom, resultAnswer(result)]));
    },
  };
}

function resultAnswer(result: ResultLine['result']): ReturnType<typeof answerOf> {
  if (result.type === 'succeeded') return answerOf(200, result.message);
  if (result.type !== 'errored') return answerOf(503, { type: 'error', error: { type: result.type } });
  const kind = result.error.error?.type ?? result.error.type;
  return answerOf(kind === 'invalid_request_error' ? 400 : 500, result.error);
}
