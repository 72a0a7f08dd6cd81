export { type CardDetails, cardText } from './card.ts';
export { definitionOf, type FunctionDefinition, type ToolDefinition } from './definitions.ts';
export { diskFolder } from './disk-folder.ts';
export { type ExportedFormat, type ExportRequest, exportRun } from './export-run.ts';
export { defaultFormats, exporterNamed, exporters, formatNames } from './exporters.ts';
export { lossMask, pairRow } from './pairs.ts';
export { conversationRow, type FindTool } from './rows.ts';
export { systemPrompt } from './system-prompt.ts';
