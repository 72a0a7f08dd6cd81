import { misuse } from '../../core/errors.ts';
import { gorillaFileSystem } from './file-system/native.ts';
import { mathApi } from './math/native.ts';
import { messageApi } from './messages/native.ts';
import type { NativeClass } from './native.ts';
import { twitterApi } from './posting/native.ts';
import { ticketApi } from './tickets/native.ts';
import { tradingBot } from './trading/native.ts';
import { travelApi } from './travel/native.ts';
import { vehicleControlApi } from './vehicle/native.ts';

/** The eight classes, by the names that the benchmark's files use. */
const natives = new Map(
  [gorillaFileSystem, mathApi, messageApi, ticketApi, tradingBot, travelApi, twitterApi, vehicleControlApi].map(
    (native) => [native.className, native as NativeClass],
  ),
);

/** The names of the eight classes. */
export const nativeNames: readonly string[] = [...natives.keys()];

/** The class of a name. Throws misuse for a name that is none. */
export function nativeClass(className: string): NativeClass {
  return (
    natives.get(className) ??
    misuse(`there is no class ${className}`, { where: 'BFCL', expected: `one of ${nativeNames.join(', ')}` })
  );
}
