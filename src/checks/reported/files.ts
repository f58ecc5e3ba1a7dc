import type { RulePage } from '../check.ts';

const yaml = (wrong: string, right: string) => ({ wrong, right, syntax: 'yaml' as const });

/** What reading a project's files finds by itself: `src/project`, and the loading of languages and fonts. */
export const fileRules: readonly RulePage[] = [
  {
    id: 'control-character',
    severity: 'error',
    summary: 'A text holds a character that XML forbids.',
    explanation:
      'Control characters and lone surrogates come from copied text; no EPUB or Word file can hold them (XML 1.0, production 2).',
  },
  {
    id: 'duplicate-key',
    severity: 'error',
    summary: 'A key is there twice.',
    explanation: 'Only one of the two values would count.',
    example: yaml('title: One\ntitle: Two', 'title: One'),
  },
  {
    id: 'empty-report',
    severity: 'warning',
    summary: 'A report’s folder has no text in any language.',
    explanation: 'A text is a file that is named after its language: `en.md`.',
  },
  {
    id: 'encoding',
    severity: 'error',
    summary: 'A file is not in UTF-8.',
    explanation:
      'Characters that can’t be read would be replaced. Every editor can save a file as UTF-8.',
  },
  {
    id: 'file-name',
    severity: 'warning',
    summary: 'A file of a report’s folder is not named as a text is.',
    explanation:
      'A text is named after its language, a BCP 47 tag: `en.md`, `zh-Hans.md`. A file with another name would be left out in silence, and one whose tag is written in another way is two files on some machines.',
  },
  {
    id: 'fixed-rule',
    severity: 'error',
    summary: 'A setting or a comment would change a rule that can’t be changed.',
    explanation:
      'Some rules guard the machine that builds, or stand for what no valid document can be without. Their pages say so.',
    example: yaml('rules:\n  unsafe-link: off', 'rules:\n  doubled-word: off'),
  },
  {
    id: 'front-matter',
    severity: 'error',
    summary: 'The front matter is not read.',
    explanation: 'It is not closed, or not YAML. It would be printed as text.',
    example: yaml('---\ntitle: One\n\nText.', '---\ntitle: One\n---\n\nText.'),
  },
  {
    id: 'image-format',
    severity: 'error',
    summary: 'An image is damaged, or in a format that not every document can hold.',
    explanation: 'SVG, PNG, JPEG, GIF and WebP are read. The file’s content counts, not its name.',
  },
  {
    id: 'invalid-date',
    severity: 'error',
    summary: 'A date does not exist, or an event ends before it starts.',
    explanation:
      'Dates are written `2022`, `2022-05` or `2022-05-31` (ISO 8601) and printed in the report’s language. [`impossible-date`](impossible-date.md) looks at those in the text.',
    example: yaml('date: 2022-02-30', 'date: 2022-02-28'),
  },
  {
    id: 'invalid-identifier',
    severity: 'error',
    summary: 'An ISBN, ISSN, DOI, ORCID iD, web or mail address of the metadata is wrong.',
    explanation:
      'Check digits are computed (ISBN of 10 and 13 digits, ISSN, ORCID), so that a digit that is wrong or swapped is found. [`identifier`](identifier.md) looks at those in the text.',
    example: yaml('isbn: 978-92-9190-000-1', 'isbn: 978-92-9190-000-8'),
  },
  {
    id: 'invalid-language',
    severity: 'error',
    summary: 'A language tag is not well formed.',
    explanation: 'Tags are those of BCP 47: `en`, `fr-CA`, `zh-Hans`.',
    example: yaml('language: english', 'language: en'),
  },
  {
    id: 'invalid-value',
    severity: 'error',
    summary: 'A key has a value that it can’t have.',
    explanation: 'The hint says what may be written; the value is left out meanwhile.',
    example: yaml('attribution: chatham', 'attribution: chatham-house'),
  },
  {
    id: 'language-mismatch',
    severity: 'error',
    summary: 'A file’s name and its front matter name different languages.',
    explanation: 'The text would be hyphenated, labelled and read aloud in the wrong one.',
    example: yaml('# in en.md\nlanguage: fr', '# in fr.md\nlanguage: fr'),
  },
  {
    id: 'limit-cells',
    severity: 'error',
    summary: 'The tables of a text have more cells than the project allows.',
    explanation:
      'A million cells fill the memory. Data of that size is better published beside the report. The limit is `limits.table-cells` in `rapporteur.yaml`.',
  },
  {
    id: 'limit-line',
    severity: 'error',
    summary: 'A line is longer than the project allows.',
    explanation:
      'A paragraph may be one line, but not a book. The limit is `limits.line-size` in `rapporteur.yaml`.',
  },
  {
    id: 'limit-marks',
    severity: 'error',
    summary: 'A paragraph has more asterisks, brackets and other marks than the project allows.',
    explanation:
      'The time that a paragraph takes to read grows with the square of its marks. The limit is `limits.marks` in `rapporteur.yaml`.',
  },
  {
    id: 'limit-memory',
    severity: 'error',
    summary:
      'Reading a report, or making one of its formats, takes more memory than the project allows.',
    explanation:
      'The work is stopped before the system stops the program. The browser’s memory does not count. The limit is `limits.memory` in `rapporteur.yaml`.',
  },
  {
    id: 'limit-nesting',
    severity: 'error',
    summary: 'Something is nested deeper than the project allows.',
    explanation:
      'Deep nesting exhausts the machine: lists, quotations, blocks, brackets, emphasis, and the collections of YAML. The limit is `limits.nesting` in `rapporteur.yaml`.',
  },
  {
    id: 'limit-pixels',
    severity: 'error',
    summary: 'An image has more pixels than the project allows.',
    explanation:
      'A small file can unpack to a picture that fills the memory. The limit is `limits.image-pixels` in `rapporteur.yaml`.',
  },
  {
    id: 'limit-size',
    severity: 'error',
    summary: 'A file is larger than the project allows.',
    explanation: 'The limits are under `limits` in `rapporteur.yaml`.',
  },
  {
    id: 'limit-time',
    severity: 'error',
    summary:
      'Reading a report, or making one of its formats, takes longer than the project allows.',
    explanation:
      'The work is stopped, and the other reports go on. The limit is `limits.time` in `rapporteur.yaml`.',
  },
  {
    id: 'misplaced-key',
    severity: 'error',
    summary: 'A key of `report.yaml` can’t be the same for all languages.',
    explanation: 'What is one file’s own stands in its front matter.',
    example: yaml('# in report.yaml\nlanguage: fr', '# in fr.md\nlanguage: fr'),
  },
  {
    id: 'missing-character',
    severity: 'error',
    summary: 'No font of the template has a character of the text.',
    explanation:
      'It would be printed as an empty box, or in whichever font the machine happens to have. Fonts for other scripts are named in the template’s `theme.yaml`.',
  },
  {
    id: 'missing-file',
    severity: 'error',
    summary: 'A file that the project names is not there.',
    explanation:
      'Names are compared letter by letter: `Map.svg` is not `map.svg` on every machine.',
  },
  {
    id: 'missing-image',
    severity: 'error',
    summary: 'An image’s file is not there.',
    explanation: 'The report would be made without it. A file with a similar name is suggested.',
    example: {
      wrong: '![Four missions](images/mission.svg)',
      right: '![Four missions](images/missions.svg)',
    },
  },
  {
    id: 'missing-key',
    severity: 'error',
    summary: 'A key that must be there is missing.',
    explanation:
      'A report has a title, a publisher and a contributor have names, an event that ends also starts.',
    example: yaml('subtitle: One', 'title: One'),
  },
  {
    id: 'missing-source',
    severity: 'error',
    summary: 'The project has no folder of reports.',
    explanation: 'It is `source`, unless `rapporteur.yaml` says otherwise.',
  },
  {
    id: 'missing-template',
    severity: 'error',
    summary: 'There is no template of this name.',
    explanation: 'A template is a folder in `templates/`, or comes with rapporteur.',
    example: yaml('template: roundtabel', 'template: roundtable'),
  },
  {
    id: 'not-a-file',
    severity: 'error',
    summary: 'Something is named as a file that is none.',
    explanation: 'Folders, devices and pipes are not read: some of them never end.',
  },
  {
    id: 'outside-project',
    severity: 'error',
    summary: 'A path leads out of the project.',
    explanation:
      'A source is not trusted with other files of the machine; see [SECURITY.md](../../SECURITY.md).',
    example: { wrong: '![The hall](../../../hall.jpg)', right: '![The hall](images/hall.jpg)' },
  },
  {
    id: 'remote-image',
    severity: 'error',
    summary: 'An image is on the network.',
    explanation: 'A build reaches no network, and a document holds its images itself.',
    example: {
      wrong: '![The hall](https://example.org/hall.jpg)',
      right: '![The hall](images/hall.jpg)',
    },
  },
  {
    id: 'report-name',
    severity: 'error',
    summary: 'A report’s folder has a name that its documents can’t have.',
    explanation:
      'The folder’s name begins the documents’ names, on every machine and in every address: letters, digits, hyphens.',
  },
  {
    id: 'unknown-key',
    severity: 'error',
    summary: 'A key is not known.',
    explanation:
      'A misspelt key would be passed over in silence. The nearest known one is suggested; the [reference](../reference/README.md) lists them.',
    example: yaml('tittle: One', 'title: One'),
  },
  {
    id: 'unknown-language',
    severity: 'warning',
    summary: 'There are no words for a language.',
    explanation:
      'English labels stand in. [CONTRIBUTING.md](../../CONTRIBUTING.md) says how a language is added.',
  },
  {
    id: 'unknown-rule',
    severity: 'error',
    summary: 'A setting or a comment names a rule that is not there.',
    explanation:
      'What it was to turn off would go on to be reported, or what it was to report would not be. The nearest known rule is suggested.',
    example: yaml('rules:\n  double-word: off', 'rules:\n  doubled-word: off'),
  },
  {
    id: 'unreadable-file',
    severity: 'error',
    summary: 'A file can’t be read.',
    explanation: 'Its permissions, or the disk, are in the way.',
  },
  {
    id: 'unsafe-image',
    severity: 'error',
    summary: 'A drawing holds something that could run or load something.',
    explanation:
      'Scripts, event handlers, foreign content and links to other files are refused in SVG; see [SECURITY.md](../../SECURITY.md).',
  },
  {
    id: 'unsafe-key',
    severity: 'error',
    summary: 'A key has a name that reaches into the program.',
    explanation: '`__proto__`, `constructor` and `prototype` are no keys of a report.',
  },
  {
    id: 'unsafe-template',
    severity: 'error',
    summary: 'A template holds something that could run or load something.',
    explanation:
      'Scripts, event handlers, imports and addresses on the network are refused; see [SECURITY.md](../../SECURITY.md).',
  },
  {
    id: 'yaml-alias',
    severity: 'error',
    summary: 'YAML has an alias without an anchor, or more aliases than anybody needs.',
    explanation: 'A few lines of aliases of aliases unpack to billions of values.',
  },
  {
    id: 'yaml-syntax',
    severity: 'error',
    summary: 'YAML can’t be read.',
    explanation: 'Mostly a colon in a value, which then needs quotation marks, or a tab.',
    example: yaml('title: Peace: a report', 'title: "Peace: a report"'),
  },
  {
    id: 'yaml-tag',
    severity: 'error',
    summary: 'YAML has a tag.',
    explanation: 'Tags such as `!!js/function` make some programs run what a text says.',
    example: yaml('title: !!js/function "x"', 'title: One'),
  },
];
