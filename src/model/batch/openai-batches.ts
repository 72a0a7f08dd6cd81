import type { Failures } from '../adapter/failures.ts';
import type { BatchAnswers, BatchRequest, BatchService } from './batch-service.ts';
import { answerOf, BatchHttp, jsonLines } from './http.ts';

/** A batch as OpenAI's API tells of it (platform.openai.com/docs/api-reference/batch). */
interface Batch {
  id: string;
  status: string;
  output_file_id?: string | null;
  error_file_id?: string | null;
  errors?: { data?: { message: string }[] } | null;
  metadata?: Record<string, string> | null;
}

interface OutputLine {
  custom_id: string;
  response?: { status_code: number; body: unknown } | null;
  error?: { code?: string; message?: string } | null;
}

/** OpenAI's batch files, which other providers have in the same form: a file of requests, a batch of it, a file of answers. */
export function openAIBatches(options: { baseUrl: string; key: string | undefined; failures: Failures }): BatchService {
  const { baseUrl, key, failures } = options;
  const http = new BatchHttp(key === undefined ? {} : { authorization: `Bearer ${key}` }, failures);
  return {
    most: { requests: 50_000, bytes: 200_000_000 },
    async submit(requests, mark) {
      const file = await http.upload<{ id: string }>(`${baseUrl}/files`, fileForm(requests, mark));
      const batch = await http.post<Batch>(`${baseUrl}/batches`, {
        input_file_id: file.id,
        endpoint: endpointOf(requests),
        completion_window: '24h',
        metadata: { magnet: mark },
      });
      return batch.id;
    },
    async find(mark) {
      const { data } = await http.get<{ data: Batch[] }>(`${baseUrl}/batches?limit=100`);
      return data.find(({ metadata }) => metadata?.magnet === mark)?.id;
    },
    async collect(id) {
      const batch = await http.get<Batch>(`${baseUrl}/batches/${encodeURIComponent(id)}`);
      if (!ended.has(batch.status)) return undefined;
      const said = batch.errors?.data?.map(({ message }) => message).join('; ');
      if (batch.status === 'failed')
        throw failures.unsendable(`the batch ${id} failed: ${said ?? 'no reason is given'}`);
      return readFiles([batch.output_file_id, batch.error_file_id], (file) =>
        http.text(`${baseUrl}/files/${encodeURIComponent(file)}/content`),
      );
    },
  };
}

const ended: ReadonlySet<string> = new Set(['completed', 'failed', 'expired', 'cancelled']);

function fileForm(requests: readonly BatchRequest[], mark: string): FormData {
  const form = new FormData();
  const lines = requests.map(requestLine);
  form.append('purpose', 'batch');
  form.append('file', new Blob([lines.join('')], { type: 'application/jsonl' }), `magnet-${mark.slice(0, 16)}.jsonl`);
  return form;
}

/** A line of a batch file; vLLM's `run-batch` reads the same. */
export function requestLine({ id, path, body }: BatchRequest): string {
  return `{"custom_id":${JSON.stringify(id)},"method":"POST","url":${JSON.stringify(path)},"body":${body}}\n`;
}

function endpointOf([first]: readonly BatchRequest[]): string {
  return first?.path ?? '/v1/chat/completions';
}

async function readFiles(
  files: readonly (string | null | undefined)[],
  read: (file: string) => Promise<string>,
): Promise<BatchAnswers> {
  const answers = new Map<string, ReturnType<typeof answerOf>>();
  for (const file of files) {
    if (!file) continue;
    for (const { custom_id: id, response, error } of jsonLines<OutputLine>(await read(file))) {
      if (response) answers.set(id, answerOf(response.status_code, response.body));
      // A request that ran out of time may be answered in the next batch.
      else answers.set(id, answerOf(error?.code === 'batch_expired' ? 503 : 500, { error }));
    }
  }
  return answers;
}
