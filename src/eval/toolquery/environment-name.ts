/** The environments of ToolQuery. */
export const environmentNames = ['academia', 'movie', 'weather'] as const;
export type EnvironmentName = (typeof environmentNames)[number];
