/** `rules` in rapporteur.yaml. */
import { expect, test } from 'vitest';
import { openProject } from '../../src/project/open-project.ts';
import { formatMessages } from '../support/messages.ts';
import { makeFolder } from '../support/temporary-project.ts';

async function readRules(...lines: string[]) {
  const root = makeFolder({ 'rapporteur.yaml': ['rules:', ...lines].join('\n') });
  const { settings, file } = openProject(root);
  return { rules: settings.rules, messages: formatMessages(file) };
}

test('a rule of the checks and one of the reading', async () => {
  const { rules, messages } = await readRules('  doubled-word: error', '  panel-number: off');
  expect(messages).toBe('');
  expect(rules).toEqual({ 'doubled-word': 'error', 'panel-number': 'off' });
});

test('a rule that is not there, with the nearest', async () => {
  const { rules, messages } = await readRules('  double-word: off');
  expect(messages).toBe(
    '2:3 error There is no rule "double-word" (unknown-rule)\n    Did you mean "doubled-word"?',
  );
  expect(rules).toEqual({});
});

test('a guard stays up', async () => {
  const { rules, messages } = await readRules('  unsafe-link: off');
  expect(messages).toContain('2:3 error The severity of the rule "unsafe-link" can\'t be changed');
  expect(rules).toEqual({});
});
