/**
 * What rules find in texts, a folder a rule: `fixtures/<rule>/<language>.md`, and
 * beside it what `rapporteur check` says. The project is read as the command reads it.
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checks } from '../../src/checks/index.ts';
import { runChecks } from '../../src/checks/run-checks.ts';
import { loadReport } from '../../src/commands/load-report.ts';
import { applySeverities } from '../../src/commands/print-diagnostics.ts';
import { discoverReports } from '../../src/project/discover-reports.ts';
import { openProject } from '../../src/project/open-project.ts';
import { expectGolden } from '../support/golden.ts';
import { formatMessages } from '../support/messages.ts';

const folder = new URL('fixtures/rules/', import.meta.url);
const project = openProject(fileURLToPath(folder));
const { sources } = discoverReports(project);

describe.each(checks)('$id', ({ id, severity }) => {
  const texts = sources.filter(({ report }) => report === id);
  test('has a fixture', () => {
    expect(texts).not.toEqual([]);
  });
  for (const source of texts) {
    test(source.language, async () => {
      const { report, files } = await loadReport(source, project);
      // A rule that is off is on in its own fixture.
      const severities = { ...project.settings.rules };
      delete severities[id];
      if (severity === 'off') severities[id] = 'warning';
      runChecks({ report, files, severities });
      applySeverities(files, severities);
      const texts = files.flatMap((file) => {
        const messages = formatMessages(file);
        return messages === '' ? [] : [`${nameOf(file.path)}\n${messages}`];
      });
      const golden = new URL(`${id}/${source.language}.diagnostics.txt`, folder);
      expectGolden(golden, `${texts.join('\n\n')}\n`);
    });
  }
});

test('every fixture is a rule’s', () => {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const ids = checks.map(({ id }) => id);
  expect(folders.map(({ name }) => name).filter((name) => !ids.includes(name))).toEqual([]);
});

function nameOf(path: string | undefined): string {
  return path?.split('/').at(-1) ?? '';
}
