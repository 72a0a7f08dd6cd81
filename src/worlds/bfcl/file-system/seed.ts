import type { JsonObject } from '../../../core/json.ts';
import type { Random } from '../../../core/random.ts';
import { type TreeState, tree } from './state.ts';
import { folderNames, qualifiers, sentences, type Topic, topics, users } from './words.ts';

/**
 * A small tree with the user in a folder one level down: files there, an older version of one of them, two folders
 * that hold files on the same subjects, an empty one, and something hidden.
 */
export function seedTree(random: Random): TreeState {
  const [here, beside, one, two, inner, empty] = random.sample(folderNames, 6) as [string, ...string[]];
  const subjects = random.sample(topics, 4).map((topic) => ({ topic, stem: random.pick(topic.stems) }));
  const [first, second, third, fourth] = subjects as [Subject, Subject, Subject, Subject];
  const names = random.shuffle(qualifiers);
  const file = (subject: Subject) => newFile(random, subject, names.pop()!);
  const [name, newest] = file(first);
  const folders: [string, JsonObject][] = random.shuffle([
    [one!, folder([file(first), file(third), [inner!, folder([file(fourth)])]])],
    [two!, folder([file(second), file(fourth)])],
    [empty!, folder([])],
  ]);
  const local = [...random.shuffle([[name, newest] as const, older(random, name, newest), file(second), file(third)])];
  const home = folder([
    [here, folder([...local, ...folders, ['.settings', { type: 'file', content: 'theme=dark\nbackups=weekly' }]])],
    [beside!, folder([file(second)])],
    file(fourth),
  ]);
  const state = tree.seed({ root: { [random.pick(users)]: home } });
  tree.act(state, 'cd', { folder: here });
  return state as TreeState;
}

interface Subject {
  topic: Topic;
  stem: string;
}

function folder(contents: Iterable<readonly [string, JsonObject]>): JsonObject {
  return { type: 'directory', contents: Object.fromEntries(contents) };
}

function newFile(random: Random, { topic, stem }: Subject, qualifier: string): [string, JsonObject] {
  const content = random.sample(topic.lines, random.integer(3, 5)).join('\n');
  return [`${stem}_${qualifier}.${topic.extension}`, { type: 'file', content }];
}

function older(random: Random, name: string, { content }: JsonObject): [string, JsonObject] {
  const lines = String(content).split('\n');
  lines[random.integer(0, lines.length - 1)] = random.pick(sentences);
  return [name.replace('.', '_old.'), { type: 'file', content: lines.join('\n') }];
}
