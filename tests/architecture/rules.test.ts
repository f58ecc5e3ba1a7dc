/** Every rule that a diagnostic can name is listed, and has its page. */
import { expect, test } from 'vitest';
import { checks } from '../../src/checks/index.ts';
import { reportedRules } from '../../src/checks/reported/index.ts';
import { rules } from '../../src/report/rules.ts';
import { listSources, readSource } from './modules.ts';

const pages = [...checks, ...reportedRules].map(({ id }) => id);

/** The rule ids that calls of `report`, `warn` … in a file name. */
function listNamed(path: string): string[] {
  const text = readSource(path);
  const calls = /\b(?:report|reportProblem|warn|complain)\(\s*[^'"`;]*?'([a-z]+(?:-[a-z0-9]+)*)'/g;
  const refusals = /\brule: '([a-z]+(?:-[a-z0-9]+)*)'/g;
  return [...text.matchAll(calls), ...text.matchAll(refusals)].map(([, id = '']) =>
    // The warnings of the PDF's conformance are told under its name.
    path.startsWith('formats/pdf/conformance/') ? `pdf-${id}` : id,
  );
}

test('a rule that is reported is in src/report/rules.ts', () => {
  const named = listSources()
    // A report of the rules' own is named by the rule.
    .filter((path) => !path.startsWith('checks/rules/') && path !== 'report/diagnostics.ts')
    .flatMap((path) => listNamed(path).map((id) => ({ id, path })))
    .filter(({ id }) => !['error', 'warning', 'info'].includes(id));
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter(({ id }) => !rules.has(id))).toEqual([]);
});

test('each has its page: a file of src/checks/rules, or an entry in src/checks/reported', () => {
  expect([...rules.keys()].sort()).toEqual([...pages].sort());
});

test('the stage of a rule fits the place of its page', () => {
  const isCheck = (id: string) => checks.some((check) => check.id === id);
  expect(pages.filter((id) => (rules.get(id)?.stage === 'checking') !== isCheck(id))).toEqual([]);
});
