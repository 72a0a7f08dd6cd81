/** A GET request of the movie or the weather tools. */
export interface SourceRequest {
  host: string;
  /** Begins with a slash; its parts are not escaped. */
  path: string;
  /** Names and values as they are sent, before they are escaped. */
  query: Readonly<Record<string, string>>;
}

/** What a server answered; the body is its text, so that `0.0` stays apart from `0`. */
export interface SourceResponse {
  status: number;
  body: string;
}

/** Where the movie and the weather tools get their data. `get` throws `SourceError` when there is no answer. */
export interface HttpSource {
  get(request: SourceRequest, signal?: AbortSignal): Promise<SourceResponse>;
}

/** What a response is recorded under: method, host, path and the query sorted by name. */
export function requestKey({ host, path, query }: SourceRequest): string {
  const sorted = Object.entries(query).sort(([one], [other]) => (one < other ? -1 : 1));
  const search = new URLSearchParams(sorted).toString();
  return `GET ${host}${path}${search === '' ? '' : `?${search}`}`;
}
