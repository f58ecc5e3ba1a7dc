import type { Metadata } from '../../report/metadata.ts';
import type { Check } from '../check.ts';

/** What catalogues, search engines and readers ask of a published report, besides its title. */
const REQUIRED: readonly { keys: string; has(metadata: Metadata): boolean }[] = [
  { keys: 'date', has: ({ date }) => date !== undefined },
  { keys: 'publisher', has: ({ publisher }) => publisher !== undefined },
  { keys: 'description', has: ({ description }) => description !== undefined },
  {
    keys: 'licence or rights',
    has: ({ licence, rights }) => licence !== undefined || rights !== undefined,
  },
];

export const requiredMetadata: Check = {
  id: 'required-metadata',
  severity: 'info',
  summary: 'The metadata lacks what catalogues and search engines ask for.',
  explanation: `A report is found by its date, publisher and description, and may be used as its
licence says; documents carry them in their properties. A title must be there: without it nothing is
made ([\`missing-key\`](missing-key.md)). A report without a \`report.yaml\` is taken for a draft and left
alone, unless the project gives this rule a severity, as \`error\` where nothing may be missing.
The [reference](../reference/metadata.md) says how each is written.`,
  example: {
    syntax: 'yaml',
    wrong: 'title: A report',
    right:
      'title: A report\ndate: 2022-09-01\npublisher: Institute for Examples\ndescription: What an expert roundtable learnt.\nlicence: CC-BY-4.0',
  },
  run(report, context) {
    const shared = context.files.find(({ path }) => /\breport\.ya?ml$/u.test(path ?? ''));
    if (shared === undefined && !context.isSet) return;
    const missing = REQUIRED.filter(({ has }) => !has(report.metadata)).map(({ keys }) => keys);
    if (missing.length === 0) return;
    context.report(
      { line: 1, column: 1 },
      `The metadata lacks ${missing.join(', ')}`,
      'Add what is known here, or what differs by language to the front matter.',
      // What all languages lack is told once.
      shared === undefined ? {} : { file: shared },
    );
  },
};
