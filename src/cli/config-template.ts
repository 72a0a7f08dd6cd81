/** A configuration in which every key stands with its default and what it means. */
export const configTemplate = `# Configuration of Magnet. Every key may be left out; the values below are the defaults.

# Where the tools come from: worlds (all built-in worlds), world:NAME, a file or a folder.
# The kind of a file is detected; functions:PATH, mcp:PATH, bfcl-docs:PATH or toolbench:PATH forces it.
pool: [worlds]

# The same seed and configuration give the same data, byte for byte.
seed: 1

# Training rows to make, and their mixture as ratios. With "rows: counts" the numbers below are counts.
rows: 340
mixture:
  single: 9000
  parallel: 5000
  multiple: 6000
  multi-turn: 7800
  irrelevance: 6200

# Preference pairs to make: so many of each kind per so many rows.
pairs:
  single-turn: 1556
  multi-turn: 2250
  irrelevance: 750
  per: 34000

# How many tools a row shows to the model.
tools: { min: 15, max: 40 }

# Chance that a call fails once, so that the row shows how to recover.
faults: 0.05

# How paths through the graph are made.
paths:
  steps: 7        # tools on a walk
  merge: 0.3      # chance that two neighbouring turns become one
  insert: 1       # chance that a helper call is inserted where one fits
  insertLong: 0.3 # chance that it comes as a turn of its own, later

# Whether tools of different categories may depend on each other.
crossCategory: false

# A file of edges to add to the graph or to forbid, or null.
edges: null

# What is exported when the run is finished, and how pairs are cut: first-divergence, trajectory or turn.
formats: [openai, trl-preference]
pairForm: first-divergence

# The licence that the dataset card names.
license: unknown

# Paths worked on at the same time. Does not change the data.
concurrency: 8

# The most paths to work on, or null for as many as the rows need.
limit: null
`;
