/** Time as this part needs it; tests pass one that they set. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs an action once, after so many milliseconds. What it returns takes the order back. */
  schedule(action: () => void, milliseconds: number): () => void;
}

// A longer timer would fire at once. Who asks for more looks at the clock again and waits on.
const longestTimer = 2 ** 31 - 1;

/** The time of this machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  schedule: (action, milliseconds) => {
    const timer = setTimeout(action, Math.min(milliseconds, longestTimer));
    return () => clearTimeout(timer);
  },
};
