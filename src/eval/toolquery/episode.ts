import { misuse } from '../../core/errors.ts';
import { stripSpace } from '../../python/index.ts';
import { type ActionResult, ActionRunner } from './action.ts';
import { actionText, findAction, stripAction } from './action-text.ts';
import { openEnvironment } from './environments/open.ts';
import { EpisodeScore } from './episode-score.ts';
import type { EndedBy, EpisodeFigures } from './outcome.ts';
import type { DataSources } from './source/graph.ts';
import type { ToolQueryTask } from './task.ts';
import type { ToolDocument } from './tool-document.ts';

/** What an episode is played with. */
export interface EpisodeOptions {
  task: ToolQueryTask;
  /** The tools of the environment, whose names `check_valid_actions` tells. */
  tools: readonly ToolDocument[];
  sources: DataSources;
  /** Whether one leading `Action:` is taken off a reply; the original does not. Default: false. */
  stripsAction?: boolean | undefined;
  /** Default: 30. */
  maxSteps?: number | undefined;
  signal?: AbortSignal | undefined;
}

/** What a step gave. */
export interface Step {
  observation: string;
  /** The progress so far. */
  reward: number;
  /** The step did what it named: its form was right and nothing was raised. */
  grounded: boolean;
  done: boolean;
}

/** A line of what the agent has seen and done. */
export interface MemoryEntry {
  kind: 'Action' | 'Observation';
  text: string;
}

const usualSteps = 30;
const formatError =
  'Format error, please response in the format of  "Action: [your action] with Action Input: [your action input]"';
const networkWords =
  /ConnectionError|HTTPError|HTTPSError|TimeoutError|SSLError|ProxyError|TooManyRedirects|RequestException/;

/** One task being played: a driver asks the agent and gives its replies, step by step, until the episode has ended. */
export class Episode {
  readonly firstObservation: string;
  readonly #options: EpisodeOptions;
  readonly #runner: ActionRunner;
  readonly #score: EpisodeScore;
  readonly #memory: MemoryEntry[];
  #steps = 0;
  #grounded = 0;
  #stripped = 0;
  #endedBy: EndedBy | undefined;

  /** Throws `misuse` when the source that the environment needs was not given. */
  constructor(options: EpisodeOptions) {
    const { task, tools, sources, signal } = options;
    const environment = openEnvironment(task, sources, signal);
    this.#options = options;
    this.#runner = new ActionRunner(
      environment,
      tools.map(({ name }) => name),
    );
    this.#score = new EpisodeScore(task.subgoals, environment);
    this.firstObservation = firstObservations[task.environment];
    this.#memory = [{ kind: 'Observation', text: this.firstObservation }];
  }

  /** No further step may be taken. */
  get ended(): boolean {
    return this.#endedBy !== undefined;
  }

  /** What the agent saw and did: the first observation, then an action and an observation a step. */
  get memory(): readonly MemoryEntry[] {
    return this.#memory;
  }

  get figures(): EpisodeFigures {
    const { progress, rises } = this.#score;
    return {
      success: this.#endedBy === 'finish' && progress === 1,
      progress,
      grounding: this.#steps === 0 ? 0 : this.#grounded / this.#steps,
      steps: this.#steps,
      rises,
      endedBy: this.#endedBy,
      strippedActions: this.#stripped,
    };
  }

  /**
   * Takes a step from a reply in text action mode. Throws `SourceError` when the data source gave nothing, and `misuse`
   * when the episode has ended.
   */
  async act(reply: string): Promise<Step> {
    const action = findAction(this.#stripIfAsked(stripSpace(reply)));
    if (!action) return this.#observe('', { observation: formatError, ran: false }, false);
    const text = actionText(action);
    return this.#run(text.slice('Action: '.length), () => this.#runner.runText(text));
  }

  /**
   * Takes a step from a call of a function; `argumentsText` is JSON as the model wrote it. Throws `SourceError` when the
   * data source gave nothing, and `misuse` when the episode has ended.
   */
  async call(name: string, argumentsText: string): Promise<Step> {
    const text = `${name} with Action Input: ${argumentsText}`;
    return this.#run(text, () => this.#runner.runCall(name, argumentsText));
  }

  async #run(text: string, run: () => Promise<ActionResult>): Promise<Step> {
    this.#refuseEnded();
    const result = await run();
    if (result.achieved !== undefined) this.#score.achieve(result.achieved);
    if (!result.observation.includes('Invalid')) this.#score.count(this.#steps);
    return this.#observe(text, result, !result.observation.startsWith('ERROR | '));
  }

  #observe(text: string, { observation, ran }: ActionResult, grounded: boolean): Step {
    this.#refuseEnded();
    this.#steps += 1;
    if (grounded) this.#grounded += 1;
    this.#memory.push({ kind: 'Action', text }, { kind: 'Observation', text: observation });
    const done = ran && /[Ff]inish/.test(text);
    this.#endedBy = this.#endAfter(observation, done);
    return { observation, reward: this.#score.progress, grounded, done };
  }

  #endAfter(observation: string, done: boolean): EndedBy | undefined {
    if (networkWords.test(observation)) return 'network-error';
    if (done) return 'finish';
    return this.#steps >= (this.#options.maxSteps ?? usualSteps) ? 'step-limit' : undefined;
  }

  #stripIfAsked(reply: string): string {
    const { text, stripped } = stripAction(reply);
    if (this.#options.stripsAction !== true) return reply;
    if (stripped) this.#stripped += 1;
    return text;
  }

  #refuseEnded(): void {
    if (this.ended) misuse('the episode has ended', { where: this.#options.task.id });
  }
}

const reminder = "Once you have finished the goal, please remember to take 'finish' action to end this goal.";
const firstObservations = {
  academia: reminder,
  movie: reminder,
  weather: `If you want to get the latitude and longitude information of a city, you must call "get_latitude_longitude", do not generate it by yourself which maybe wrong. ${reminder}`,
};
