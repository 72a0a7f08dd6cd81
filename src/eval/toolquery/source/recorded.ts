import { type HttpSource, requestKey, type SourceResponse } from './http.ts';
import type { RecordingStore } from './recording-store.ts';
import { SourceError } from './source-error.ts';

/** Answers from recordings alone. `get` throws a `SourceError` that names a request that was not recorded. */
export function recordedSource(store: RecordingStore): HttpSource {
  return {
    async get(request) {
      const key = requestKey(request);
      const found = store.get(key);
      if (found) return found;
      throw new SourceError('not-recorded', `${store.path} holds no response to ${key}`);
    },
  };
}

/** Answers from recordings where it can, else live, and records that at once. Requests at the same time share one. */
export function recordingSource(store: RecordingStore, live: HttpSource): HttpSource {
  const underWay = new Map<string, Promise<SourceResponse>>();
  const fetchAndKeep = async (key: string, fetchIt: () => Promise<SourceResponse>) => {
    const response = await fetchIt();
    store.add(key, response);
    return response;
  };
  return {
    async get(request, signal) {
      const key = requestKey(request);
      const found = store.get(key) ?? underWay.get(key);
      if (found !== undefined) return found;
      const asked = fetchAndKeep(key, () => live.get(request, signal)).finally(() => underWay.delete(key));
      underWay.set(key, asked);
      return asked;
    },
  };
}
