import { describe, expect, test } from 'vitest';
import type { Json } from '../core/json.ts';
import { defaultsFor, hintedAnnotations } from './annotations.ts';

const reading = { readOnly: true, destructive: false, idempotent: true, openWorld: true };
const writing = { readOnly: false, destructive: true, idempotent: false, openWorld: true };

test.each([
  ['get_weather', reading],
  ['searchFlights', reading],
  ['list-tables', reading],
  ['getaway_booking', writing],
  ['delete_user', writing],
  ['users', writing],
])('the defaults of %s', (name, annotations) => {
  expect(defaultsFor(name)).toEqual(annotations);
});

describe('hints of the protocol', () => {
  test.each<[string, Json | undefined, object]>([
    ['run', undefined, writing],
    ['run', {}, writing],
    ['run', 'readOnly', writing],
    ['run', { readOnlyHint: true }, reading],
    ['get', { readOnlyHint: false }, writing],
    ['run', { readOnlyHint: true, destructiveHint: true, idempotentHint: false }, reading],
    [
      'run',
      { destructiveHint: false, idempotentHint: true, openWorldHint: false },
      { readOnly: false, destructive: false, idempotent: true, openWorld: false },
    ],
    ['run', { readOnlyHint: 'yes' }, writing],
  ])('of %s with %j', (name, hints, annotations) => {
    expect(hintedAnnotations(name, hints)).toEqual(annotations);
  });
});
