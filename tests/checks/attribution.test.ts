/** The sample report with breaches of the Chatham House Rule sown into it: each is found, in each language. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runChecks } from '../../src/checks/run-checks.ts';
import { bareName } from '../../src/checks/text.ts';
import { resolveMarkdown } from '../support/resolve.ts';

/** Sentences that tell who spoke; `{name}` is a person's whole name, `{family}` its last word. */
const breaches: Record<string, readonly string[]> = {
  en: [
    '{name} noted that consent is scarce.',
    'As {family} put it, consent is scarce.',
    '‘Consent is scarce’, in the words of {name}.',
    'This was one question of many. {family}’s view was another.',
    'In the second round, after a long pause and a cup of tea, {name} at last argued otherwise.',
  ],
  fr: [
    '{name} a souligné que le consentement est rare.',
    'Selon {name}, le consentement est rare.',
    '« Le consentement est rare », a répondu {family}.',
  ],
  es: [
    '{name} señaló que el consentimiento es escaso.',
    'Según {name}, el consentimiento es escaso.',
    '«El consentimiento es escaso», respondió {family}.',
  ],
  ru: [
    '{name} отметил, что согласия мало.',
    'По мнению докладчика по имени {name}, согласия мало.',
    '«Согласия мало», — сказала {family}.',
  ],
  ar: [
    'وأكد {name} أن الموافقة نادرة.',
    'وفقا ل{name} فإن الموافقة نادرة.',
    'وقال {family} إن الموافقة نادرة.',
    'ورأت {name} غير ذلك.',
  ],
  de: [
    '{name} betonte, dass die Zustimmung knapp sei.',
    'Laut {family} ist die Zustimmung knapp.',
    'Nach Ansicht von {name} ist die Zustimmung knapp.',
    '„Die Zustimmung ist knapp“, sagte {family}.',
    'Die Zustimmung, so {family}, sei knapp.',
    'In der zweiten Runde hat {name} nach langem Zögern darauf hingewiesen.',
  ],
  pt: [
    '{name} sublinhou que o consentimento é escasso.',
    'Segundo {name}, o consentimento é escasso.',
    '«O consentimento é escasso», respondeu {family}.',
    'De acordo com {family}, o consentimento é escasso.',
  ],
  zh: [
    '{name}指出，同意十分稀缺。',
    '据{name}介绍，情况并非如此。',
    '同意十分稀缺，{name}补充道。',
  ],
};

/** Lists of people in languages that have no sample. */
const meetings: Record<string, string> = {
  de: '- Prof. Dr. Jörg Müller, Professor für Völkerrecht, Universität Genf\n- Dr. Anja Weißgerber, Botschafterin; Ständige Vertretung',
  pt: '- Prof.ª Conceição Araújo, Professora de Direito, Universidade de Lisboa\n- Dr. João Simões, Embaixador; Missão Permanente',
};

function readMeeting(language: string): string {
  const people = meetings[language];
  if (people !== undefined) {
    return `---\ntitle: X\n---\n\n## X\n\n:::participants\n${people}\n:::\n`;
  }
  return readFileSync(new URL(`../../source/peacekeeping/${language}.md`, import.meta.url), 'utf8');
}

async function listFound(language: string, added: string) {
  const text = `${readMeeting(language)}\n\n::::panel[X]\n${added}\n::::\n`;
  const report = await resolveMarkdown(text, language, { attribution: 'chatham-house' });
  report.file.messages.length = 0;
  runChecks({ report, files: [report.file], severities: {} });
  const found = report.file.messages.filter(({ ruleId }) => ruleId === 'attribution');
  return { report, text, found };
}

test.each(Object.entries(breaches))('%s', async (language, sentences) => {
  const { report, found: none } = await listFound(language, 'X');
  expect(none.map(String)).toEqual([]);
  expect(report.people).toHaveLength(language in meetings ? 2 : 12);
  const sown = report.people.flatMap((person) => {
    const name = bareName(person);
    const family = name.split(/[\s·]/u).at(-1) ?? name;
    return sentences.map((sentence) =>
      sentence.replace('{name}', name).replace('{family}', family),
    );
  });
  const { text, found } = await listFound(language, sown.join('\n\n'));
  const lines = text.split('\n');
  const missed = sown.filter(
    (sentence) => !found.some(({ line }) => lines[(line ?? 0) - 1] === sentence),
  );
  expect(missed).toEqual([]);
  expect(found).toHaveLength(sown.length);
});

test.each([
  ['de', 'Muller', 'Mueller', 'Weissgerber'],
  ['pt', 'Simoes', 'SIMÕES', 'Araujo'],
])(
  '%s: letters without their diacritics, and capitals, are the same name',
  async (language, ...names) => {
    const verb = language === 'de' ? 'betonte das' : 'sublinhou isso';
    const { found } = await listFound(
      language,
      names.map((name) => `Dr. ${name} ${verb}.`).join('\n\n'),
    );
    expect(found.length).toBe(names.length);
  },
);

test('the folder’s name is the documents’', async () => {
  const { report } = await listFound('en', 'X');
  runChecks({
    report: { ...report, name: 'talk-by-mats-berdal' },
    files: [report.file],
    severities: {},
  });
  expect(report.file.messages.map(({ reason }) => reason)).toEqual([
    expect.stringMatching(/^“Berdal” .* in the name of the report’s folder/),
  ]);
});

test('a German “so” that names nobody', async () => {
  const { found } = await listFound('de', 'Die Zustimmung kam, so schnell es ging, bei Müller an.');
  expect(found.map(String)).toEqual([]);
});

test('names that are near no speech are left alone', async () => {
  const { found } = await listFound(
    'en',
    'The first session took place in the Berdal room. Cheng Street is near, and Peter Gabriel sang there.\n\nPeople came from Reading and from St Andrews.',
  );
  expect(found.map(String)).toEqual([]);
});
