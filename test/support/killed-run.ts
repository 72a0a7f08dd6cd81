/** The configuration of the runs that are compared byte by byte. */
export const killedRun = { rows: 60, seed: 3 };
