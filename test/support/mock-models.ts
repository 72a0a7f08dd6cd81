import { afterEach } from 'vitest';
import { type MockModel, type MockModelOptions, startMockModel } from '../../src/testing/mock-model/index.ts';

/** Starts mock models that end with the test. */
export function mockModels(): (options: MockModelOptions) => Promise<MockModel> {
  const open: MockModel[] = [];
  afterEach(async () => {
    for (const mock of open.splice(0)) await mock.close();
  });
  return async (options) => {
    const mock = await startMockModel(options);
    open.push(mock);
    return mock;
  };
}
