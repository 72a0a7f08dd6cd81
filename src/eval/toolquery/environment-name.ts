/** The environments of ToolQuery. */
export const environmentNames = ['academia', 'movie', 'weather'] as const;
export type EnvironmentName = (typeof environmentNames)[number];

/** Whether a text names an environment. */
export function isEnvironmentName(text: string): text is EnvironmentName {
  return (environmentNames as readonly string[]).includes(text);
}
