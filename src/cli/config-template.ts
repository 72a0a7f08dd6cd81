import { resolveConfig } from '../run/config.ts';

const {
  pool,
  bfcl,
  seed,
  rows,
  mixture,
  pairs,
  tools,
  faults,
  paths,
  crossCategory,
  edges,
  bfclData,
  decontaminate,
  holdout,
  formats,
  pairForm,
  license,
  concurrency,
  limit,
  cache,
  negatives,
} = resolveConfig();

/** A configuration in which every key stands with its default and what it means. */
export const configTemplate = `# Configuration of Magnet. Every key may be left out; the values below are the defaults.

# Where the tools come from: worlds (the built-in worlds), world:NAME, a file or a folder.
# The kind of a file is detected; functions:PATH, mcp:PATH, bfcl-docs:PATH or toolbench:PATH forces it.
pool: [${pool.join(', ')}]

# Whether worlds means the eight worlds of BFCL's classes too: on or off. A model trained on them has seen the benchmark's
# own backends, so its scores on BFCL say less.
bfcl: ${bfcl}

# The same seed and configuration give the same data, byte for byte.
seed: ${seed}

# Training rows to make, and their mixture as ratios. With "rows: counts" the numbers below are counts.
rows: ${rows}
mixture:
  single: ${mixture.single}
  parallel: ${mixture.parallel}
  multiple: ${mixture.multiple}
  multi-turn: ${mixture['multi-turn']}
  irrelevance: ${mixture.irrelevance}

# Preference pairs to make: so many of each kind per so many rows.
pairs:
  single-turn: ${pairs['single-turn']}
  multi-turn: ${pairs['multi-turn']}
  irrelevance: ${pairs.irrelevance}
  per: ${pairs.per}

# How many tools a row shows to the model.
tools: { min: ${tools.min}, max: ${tools.max} }

# Chance that a call fails once, so that the row shows how to recover.
faults: ${faults}

# How paths through the graph are made.
paths:
  # Tools on a walk, at most; walks of fewer turns than the minimum are not kept.
  steps: ${paths.steps}
  minimum: ${paths.minimum}
  # Chance that two neighbouring turns become one.
  merge: ${paths.merge}
  # Chance that a helper call is inserted where one fits, and how often that is tried at a turn.
  insert: ${paths.insert}
  insertPerTurn: ${paths.insertPerTurn}
  # Chance that it comes as a turn of its own, later.
  insertLong: ${paths.insertLong}
  # Chance that a tool which can be repeated is called two or three times in parallel.
  parallel: ${paths.parallel}

# Whether tools of different categories may depend on each other.
crossCategory: ${crossCategory}

# A file of edges to add to the graph or to forbid, or null.
edges: ${edges}

# The folder of BFCL's data, or null: what the run repeats of the benchmark is measured with it, and such rows are refused
# unless decontaminate is false.
bfclData: ${bfclData}
decontaminate: ${decontaminate}

# What no training row calls or shows, so that magnet eval heldout can measure a model on it: tool:NAME, toolset:NAME, or
# paths:FRACTION for a share of all paths; and how many tasks are made of it.
holdout:
  what: [${holdout.what.join(', ')}]
  rows: ${holdout.rows}

# What is exported when the run is finished, and how pairs are cut: first-divergence, trajectory or turn.
formats: [${formats.join(', ')}]
pairForm: ${pairForm}

# The licence that the dataset card names.
license: ${license}

# Chat models: who plays which role. Without them all roles are scripted, and nothing is asked of anybody. A role is given
# to scripted, to provider:model (openai:gpt-5-mini, ollama:qwen3:8b), or to a name under models.
roles: {}
#   teacher: big                        # every role of the teacher that is not named below
#   student: vllm:Qwen/Qwen2.5-7B-Instruct
#   judge-nested: scripted
#   simulate-call: ollama:qwen3:8b
models: {}
#   big:
#     model: google:gemini-2.5-pro
#     baseUrl: https://…                # where it is not the provider's own
#     keyVariable: GEMINI_API_KEY       # where it is not the provider's usual one
#     calls: native                     # or written as text: hermes, llama, mistral, python
#     concurrency: 64                   # requests in flight
#     requestsPerMinute: 1000
#     tokensPerMinute: 2000000
#     price: { input: 1.25, output: 10 }
# Prices of a million tokens by provider:model, and the most that may be spent: money, tokens, calls.
prices: {}
budget: null
# Whether models are asked through their providers' batch interfaces: within a day, for half of the price.
batches: false
# A folder of prompts of your own; magnet prompts --copy FOLDER begins one.
prompts: null
# Where answers are kept, so that none is paid twice.
cache: ${cache}
# How rejected sides are chosen: targeted (a mistake of each kind, hinted at) or random (wrong samples as they come).
negatives: ${negatives}
# Samples of the student for each task that pairs are wanted of; null: ten of a model, three of the scripted one.
samples: null

# Paths worked on at the same time. Does not change the data.
concurrency: ${concurrency}

# The most paths to work on, or null for as many as the rows need.
limit: ${limit}
`;
