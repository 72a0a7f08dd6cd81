import { describe, expect, test } from 'vitest';
import { fillFromToolsets, labelTool } from './labels.ts';

describe('labelTool', () => {
  test.each([
    ['get_forecast', 'Weather for the next days', 'api', 'Weather'],
    ['send_message', 'Send a message to a Discord channel', 'chat', 'Communication'],
    ['createDraft', 'Creates a draft', 'gmail-mcp', 'Email'],
    ['convert', 'Convert an amount between currencies at the exchange rate', 'forex', 'Finance'],
    ['run', 'Runs it', 'server', 'misc'],
    ['constructor', '__proto__', 'toString', 'misc'],
  ])('%s: %s (%s)', (name, description, toolset, category) => {
    expect(labelTool({ name, description, toolset, inputSchema: { type: 'object', properties: {} } })).toBe(category);
  });

  test('parameters count', () => {
    const inputSchema = { type: 'object', properties: { airline: {}, departure: {}, flight: {} } };
    expect(labelTool({ name: 'run', description: '', toolset: 'x', inputSchema })).toBe('Transportation');
  });
});

describe('fillFromToolsets', () => {
  test('gives tools without a category that of most of their toolset', () => {
    const labels = fillFromToolsets(['Email', 'Email', 'Jobs', 'misc', 'misc'], ['a', 'a', 'a', 'a', 'b']);
    expect(labels).toEqual(['Email', 'Email', 'Jobs', 'Email', 'misc']);
  });

  test('leaves them where the toolset is of many minds', () => {
    expect(fillFromToolsets(['Email', 'Jobs', 'Food', 'misc'], ['a', 'a', 'a', 'a'])[3]).toBe('misc');
  });
});
