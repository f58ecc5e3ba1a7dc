import type { Reporter, TestModule } from 'vitest/node';

/**
 * Closes a run with one plain line, `N passed, N failed, N skipped`, which a
 * CI can read whatever the runner. A file that can't be loaded, and an error
 * outside of any test, count as failed.
 */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const counts = { passed: 0, failed: errors.length, skipped: 0 };
    for (const module of modules) {
      if (module.state() === 'failed') counts.failed += countOwnErrors(module);
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        counts[state === 'pending' ? 'skipped' : state] += 1;
      }
    }
    // After what the other reporters print at the end of the run.
    process.once('exit', () => {
      process.stdout.write(
        `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`,
      );
    });
  }
}

/** A file fails by itself when it can't be imported or when a hook of it throws. */
function countOwnErrors(module: TestModule): number {
  const suites = [...module.children.allSuites()];
  return module.errors().length + suites.flatMap((suite) => suite.errors()).length;
}
