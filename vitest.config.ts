import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const source = join(import.meta.dirname, 'src');

export default defineConfig({
  resolve: {
    // Examples import the package by its name; their tests need no build.
    alias: [
      { find: /^magnet-fc\/testing$/, replacement: join(source, 'testing/index.ts') },
      { find: /^magnet-fc$/, replacement: join(source, 'index.ts') },
    ],
  },
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', './test/support/count-reporter.ts'],
  },
});
