import { Option } from '@commander-js/extra-typings';

/** `--bfcl on|off`, for commands that take sources. */
export function bfclOption() {
  return new Option('--bfcl <on|off>', 'whether worlds means the worlds of BFCL too (default: off)').choices([
    'on',
    'off',
  ] as const);
}
