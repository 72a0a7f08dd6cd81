import type { Reporter, TestModule } from 'vitest/node';

/** Closes the test output with the plain line `N passed, N failed, N skipped`. */
export class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: errors.length, skipped: 0 };
    for (const module of modules) {
      let brokenOutsideTests = module.errors().length > 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed' || state === 'failed' || state === 'skipped') count[state] += 1;
        if (state === 'failed') brokenOutsideTests = false;
      }
      if (brokenOutsideTests) count.failed += 1;
    }
    process.stdout.write(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`);
  }
}

// vitest loads a reporter file by its default export.
// biome-ignore lint/style/noDefaultExport: the loader asks for it
export default CountReporter;
