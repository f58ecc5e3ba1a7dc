/**
 * Ace for many files in one process: importing it takes longer than a check.
 *
 * One request a line of standard input: `epub TAB output`. The output file is
 * Ace's own JSON report; to standard output goes a line, `done` or `failed: why`.
 *
 * The runner is Puppeteer's: the `@daisy/ace` package would bring Electron,
 * whose download is out of reach where only package registries are.
 */
'use strict';

const { writeFileSync } = require('node:fs');
const { createInterface } = require('node:readline');
const runner = require('@daisy/ace-axe-runner-puppeteer');
const ace = require('@daisy/ace-core');

// One browser for all files: starting it takes as long as a check.
let launched;
const oneBrowser = {
  ...runner,
  launch: () => (launched ??= runner.launch()),
  close: async () => {},
};

// Ace prints its report when it is given no folder; that must not be taken for an answer.
const answer = process.stdout.write.bind(process.stdout);
process.stdout.write = () => true;

async function serve() {
  for await (const line of createInterface({ input: process.stdin })) {
    const [epub, output] = line.split('\t');
    try {
      const [, report] = await ace(
        epub,
        { cwd: process.cwd(), silent: true, lang: 'en' },
        oneBrowser,
      );
      writeFileSync(output, JSON.stringify(report));
      answer('done\n');
    } catch (error) {
      answer(`failed: ${String(error).replaceAll(/\s+/g, ' ')}\n`);
    }
  }
}

serve().finally(() => launched?.then(() => runner.close()));
