import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../../src/core/json.ts';

/** Writes a data folder in ToolQuery's form with tasks, tools, a graph and a recording of our own. */
export function writeToolQueryFixture(folder: string): string {
  const put = (path: string, text: string) => writeFileSync(join(folder, path), text);
  const lines = (records: readonly Json[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('');
  for (const name of ['test', 'tools']) mkdirSync(join(folder, name), { recursive: true });
  put('test/academia.jsonl', lines([task(0, 'academia', 'Whom does Ada work with?', ['Grace'], 'easy')]));
  put('test/movie.jsonl', lines([task(0, 'movie', 'Which number has the film Low Tide?', [41], 'hard')]));
  put('tools/academia.json', JSON.stringify(academiaTools));
  put('tools/movie.json', JSON.stringify(movieTools));
  put('academia_graph.json', JSON.stringify(graph));
  return folder;
}

/** The request that the movie task needs, with what it answers, as a line of a file of recordings. */
export const lowTideRecording = `${JSON.stringify({
  key: 'GET api.themoviedb.org/3/search/movie?include_adult=false&language=en-US&page=1&query=Low+Tide',
  status: 200,
  body: '{"results": [{"id": 41, "title": "Low Tide", "overview": "Sand."}]}',
})}\n`;

function task(id: number, tool: string, goal: string, subgoals: Json[], difficulty: string): Json {
  const additional_info = { answer: subgoals[0]!, init_config: null, goal_type: 0, tool };
  return { id, goal, subgoals, difficulty, additional_info };
}

function tool(name: string, properties: Readonly<Record<string, Json>>): Json {
  const parameters = { type: 'object', properties: { ...properties }, required: Object.keys(properties) };
  return { name, description: `Does ${name}.`, parameters };
}

const text = { type: 'string' };
const finish = tool('finish', { answer: text });
const academiaTools = [tool('loadAuthorNet', {}), tool('neighbourCheck', { graph: text, node: text }), finish];
const movieTools = [tool('get_search_movie', { movie_name: text }), finish];

const graph = {
  papers: [],
  authors: [
    { name: 'Ada', attributes: { name: 'Ada', org: 'Mill' }, collaborators: ['Grace'] },
    { name: 'Grace', attributes: { name: 'Grace', org: 'Yard' }, collaborators: ['Ada'] },
  ],
  author_edges: [{ a: 'Ada', b: 'Grace', attributes: { weight: 1, collaborative_papers: [] } }],
  paper_edges_have_attributes: false,
};
