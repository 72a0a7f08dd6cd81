/** How a user talks through a whole conversation. */
export const voices = ['terse', 'plain', 'polite', 'casual', 'wordy'] as const;
/** One way to talk. */
export type Voice = (typeof voices)[number];
