/** The samples' translations are recorded and current: the project shows what it asks of others. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { discoverReports } from '../../src/project/discover-reports.ts';
import { openProject } from '../../src/project/open-project.ts';
import { findSource, groupByReport } from '../../src/translate/find-source.ts';
import { countStates } from '../../src/translate/status.ts';
import { readSourceText, readTranslation } from '../../src/translate/workspace.ts';
import { projectFolder } from '../support/paths.ts';

const project = openProject(join(projectFolder));
const { sources } = discoverReports(project);
const translations = [...groupByReport(sources).values()].flatMap((own) => {
  const source = findSource(own, 'en');
  return own.flatMap(({ report, language }) =>
    source === undefined || language === source.language
      ? []
      : [[report, language, source] as const],
  );
});

test.each(translations)(
  '%s in %s is current (else: npx rapporteur translate status)',
  async (_report, language, source) => {
    const text = await readSourceText(source, project);
    const { status, lockFile } = await readTranslation(text, language, project);
    expect(lockFile.messages).toEqual([]);
    expect(countStates(status)).toMatchObject({ missing: 0, stale: 0 });
    expect(status.surplus).toEqual([]);
    const unrecorded = status.segments.filter(({ isRecorded }) => !isRecorded);
    expect(
      unrecorded.map(({ segment }) => segment.path),
      'npx rapporteur translate accept',
    ).toEqual([]);
  },
);
