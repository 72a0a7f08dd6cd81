import { type PythonValue, repr } from '../../../python/index.ts';
import { attempt } from '../decode/attempt.ts';

/** The ways in which an answer to a question of one turn can be wrong, as the benchmark names them. */
export type SingleTurnErrorType =
  | 'ast_decoder:decoder_failed'
  | 'ast_decoder:decoder_wrong_output_format'
  | 'irrelevance_error:decoder_success'
  | 'relevance_error:decoder_failed'
  | 'simple_function_checker:wrong_count'
  | 'simple_function_checker:wrong_func_name'
  | 'simple_function_checker:missing_required'
  | 'simple_function_checker:unexpected_param'
  | 'simple_function_checker:missing_optional'
  | 'multiple_function_checker:wrong_count'
  | 'parallel_function_checker_no_order:wrong_count'
  | 'parallel_function_checker_no_order:cannot_find_match'
  | 'type_error:simple'
  | 'type_error:nested'
  | 'type_error:java'
  | 'type_error:js'
  | 'value_error:string'
  | 'value_error:list/tuple'
  | 'value_error:list_dict_count'
  | 'value_error:dict_key'
  | 'value_error:dict_value'
  | 'value_error:others'
  | 'dict_checker:unclear';

/** What is wrong with an answer. */
export interface CheckFailure {
  errorType: SingleTurnErrorType;
  /** What was found and what would have been right, in our words. */
  detail: string;
}

/** A failure with its detail. */
export function failure(errorType: SingleTurnErrorType, detail: string): CheckFailure {
  return { errorType, detail };
}

/** A value as it is shown in a detail: its Python text, cut where it is long. */
export function shown(value: PythonValue): string {
  const text = attempt(() => repr(value)) ?? 'a value that cannot be shown';
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
