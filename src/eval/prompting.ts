/**
 * The system message of prompting mode: how to call functions in plain text, and the documents of the functions. It
 * follows METHOD §12.2, so that a model is asked as it was trained.
 *
 * @param values how the values of arguments are written.
 */
export function promptingInstructions(documents: string, values = 'as Python literals'): string {
  return [
    'You are an expert at composing functions. You are given a question and a set of functions.',
    'Make one or more function calls to reach what the user wants.',
    'If none of the functions fits, say so; if a required parameter is lacking, ask for it.',
    `To call functions, answer with nothing but [name(parameter=value, ...), ...], with the values ${values}.`,
    'You get the results and may then call further functions; when nothing is left to call, answer in plain words.',
    '',
    'The functions:',
    documents,
  ].join('\n');
}
