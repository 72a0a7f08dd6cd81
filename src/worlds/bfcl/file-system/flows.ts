import type { WorldDependency } from '../../define.ts';

const flow = (from: string, output: string, input: string, ...to: string[]): WorldDependency[] =>
  to.map((name) => ({ from, to: name, bindings: { [output]: input } }));

/** Which outputs of the file tools feed which others: names of files and folders, and texts. */
export const fileFlows: readonly WorldDependency[] = [
  ...flow('list_entries', '/files/*', 'filename', 'show_file', 'count_text', 'sort_lines', 'duplicate_file'),
  ...flow('list_entries', '/folders/*', 'folder_name', 'open_folder', 'copy_into_folder'),
  ...flow('open_folder', '/files/*', 'filename', 'show_file', 'search_lines', 'show_ending', 'rename_file'),
  ...flow('open_folder', '/files/*', 'item_name', 'delete_entry'),
  ...flow('leave_folder', '/folders/*', 'folder_name', 'open_folder'),
  ...flow('leave_folder', '/files/*', 'filename', 'show_file', 'count_text'),
  ...flow('find_by_name', '/folders/*', 'folder_name', 'open_folder', 'move_into_folder', 'copy_into_folder'),
  ...flow('create_folder', '/folder_name', 'folder_name', 'open_folder', 'move_into_folder', 'copy_into_folder'),
  ...flow('create_file', '/filename', 'filename', 'write_text', 'rename_file'),
  ...flow('create_file', '/filename', 'item_name', 'move_into_folder'),
  ...flow('write_text', '/filename', 'filename', 'count_text', 'show_file', 'duplicate_file', 'compare_files'),
  ...flow('write_text', '/filename', 'item_name', 'copy_into_folder', 'move_into_folder'),
  ...flow('append_text', '/filename', 'filename', 'count_text', 'show_file', 'sort_lines', 'show_ending'),
  ...flow('append_text', '/filename', 'item_name', 'copy_into_folder'),
  ...flow('rename_file', '/filename', 'filename', 'show_file', 'write_text', 'append_text', 'duplicate_file'),
  ...flow('rename_file', '/filename', 'item_name', 'move_into_folder'),
  ...flow('duplicate_file', '/filename', 'filename', 'append_text', 'compare_files', 'sort_lines'),
  ...flow('duplicate_file', '/filename', 'item_name', 'move_into_folder', 'delete_entry'),
  ...flow('move_into_folder', '/folder_name', 'folder_name', 'open_folder'),
  ...flow('copy_into_folder', '/folder_name', 'folder_name', 'open_folder'),
  ...flow('show_file', '/text', 'addition', 'append_text'),
  ...flow('sort_lines', '/sorted_text', 'addition', 'append_text'),
  ...flow('search_lines', '/lines/*', 'addition', 'append_text'),
  ...flow('show_ending', '/ending', 'addition', 'append_text'),
  ...flow('compare_files', '/differences', 'addition', 'append_text'),
  ...flow('measure_folder', '/size', 'addition', 'append_text'),
];
