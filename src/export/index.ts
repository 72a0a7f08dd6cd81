export { systemPrompt } from '../core/system-prompt.ts';
export { definitionOf, type FunctionDefinition, type ToolDefinition } from '../core/tool-definition.ts';
export { type CardDetails, cardText } from './card.ts';
export { diskFolder } from './disk-folder.ts';
export { type ExportedFormat, type ExportRequest, exportRun } from './export-run.ts';
export { defaultFormats, exporterNamed, exporters, formatNames } from './exporters.ts';
export { lossMask, pairRow } from './pairs.ts';
export { conversationRow, type FindTool } from './rows.ts';
