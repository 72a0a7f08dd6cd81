import { describe, expect, test } from 'vitest';
import { type ModelConfig, modelSchema, type RolesConfig } from './model-config.ts';
import { castOf } from './model-reference.ts';
import { roleNames } from './role-names.ts';

const models: Record<string, ModelConfig> = {
  big: modelSchema.parse({ model: 'google:gemini-2.5-pro', concurrency: 200 }),
  small: modelSchema.parse({ model: 'my-model', baseUrl: 'http://127.0.0.1:9/v1', calls: 'hermes' }),
};

function cast(roles: RolesConfig, batches = false): Record<string, string> {
  return Object.fromEntries([...castOf({ roles, models, batches })].map(([role, { model }]) => [role, model]));
}

describe('who plays what', () => {
  test('is nobody without roles, or where all are scripted', () => {
    expect(cast({})).toEqual({});
    expect(cast({ teacher: 'scripted', student: 'scripted' })).toEqual({});
  });

  test('is the teacher, but for the student, for simulated calls, and for labels of scripted students', () => {
    const roles = Object.keys(cast({ teacher: 'big' }));
    expect(roleNames.filter((role) => !roles.includes(role))).toEqual(['check-label', 'simulate-call', 'student']);
    expect(cast({ teacher: 'big', student: 'small' })).toMatchObject({
      act: 'google:gemini-2.5-pro',
      'check-label': 'google:gemini-2.5-pro',
      student: 'my-model',
    });
  });

  test('is who is named for a role, before the teacher', () => {
    const roles = {
      teacher: 'big',
      'judge-nested': 'scripted',
      'simulate-call': 'small',
      'write-query': 'ollama:qwen3:8b',
    };
    const played = cast(roles);
    expect(played).toMatchObject({
      'simulate-call': 'my-model',
      'write-query': 'ollama:qwen3:8b',
      act: 'google:gemini-2.5-pro',
    });
    expect(played).not.toHaveProperty('judge-nested');
  });

  test('is one model where one is named, so that its roles share its limits', () => {
    const played = castOf({
      roles: { teacher: 'big', student: 'big', act: 'vllm:x', 'judge-turn': 'vllm:x' },
      models,
      batches: false,
    });
    expect(played.get('student')).toBe(played.get('write-query'));
    expect(played.get('act')).toBe(played.get('judge-turn'));
    expect(played.get('act')).not.toBe(played.get('student'));
  });

  test('may have its address behind the name', () => {
    const roles = { teacher: 'vllm:Qwen/Qwen3-8B@https://models.example:8000/v1', student: 'ollama:me@home' };
    const played = castOf({ roles, models, batches: false });
    expect(played.get('act')).toMatchObject({ model: 'vllm:Qwen/Qwen3-8B', baseUrl: 'https://models.example:8000/v1' });
    expect(played.get('student')).toMatchObject({
      model: 'ollama:me@home',
      calls: 'native',
      concurrency: 64,
    });
  });

  test.each([
    ['bigg', 'roles.student: there is no model "bigg".', 'Did you mean big?'],
    ['scripte', 'there is no model "scripte".', 'Did you mean scripted?'],
    [
      'constructor',
      'there is no model "constructor".',
      'Expected scripted, the name of a model under models, or provider:model',
    ],
  ])('cannot be %s', (student, what, more) => {
    expect(() => cast({ student })).toThrow(what);
    expect(() => cast({ student })).toThrow(more);
  });
});
