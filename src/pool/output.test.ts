import { describe, expect, test } from 'vitest';
import { inferOutputSchema } from './output.ts';

function membersOf(name: string, description = '', parameters: readonly string[] = []): string[] {
  const properties = Object.fromEntries(parameters.map((parameter) => [parameter, {}]));
  const schema = inferOutputSchema({ name, description, inputSchema: { type: 'object', properties } });
  expect(schema.required).toEqual(Object.keys(schema.properties as object));
  return schema.required as string[];
}

describe('inferOutputSchema', () => {
  test.each([
    ['get_weather', ['temperature', 'humidity', 'wind_speed', 'condition']],
    ['get_user_by_email', ['user_id', 'username', 'email']],
    ['createBooking', ['booking_id', 'status', 'created_at']],
    ['list_orders', ['orders', 'total']],
    ['search_city', ['cities', 'total']],
    ['getNews', ['title', 'url', 'source', 'published_at']],
    ['delete_file', ['success', 'status', 'message']],
    ['verify_iban', ['valid', 'message']],
    ['convert_currency', ['result']],
    ['frobnicate', ['frobnicate_id', 'name', 'description']],
    ['', ['result_id', 'name', 'description']],
  ])('of %s', (name, members) => {
    expect(membersOf(name)).toEqual(members);
  });

  test('reads the description where the name has no verb', () => {
    expect(membersOf('discord_reaction', 'Adds an emoji reaction to a message. Lists nothing.')).toEqual([
      'reaction_id',
      'status',
      'created_at',
    ]);
  });

  test('an output that would only repeat parameters has a result instead', () => {
    expect(membersOf('get_user', '', ['user_id'])).toEqual(['username', 'email']);
    expect(membersOf('get_user', '', ['user_id', 'username', 'email'])).toEqual(['result']);
  });
});
