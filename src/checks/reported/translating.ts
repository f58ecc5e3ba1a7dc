import type { RulePage } from '../check.ts';

/**
 * What is found in translations: by comparing a text with the one that it is
 * translated from (`src/checks/translations`), and by `rapporteur translate`.
 */
export const translatingRules: readonly RulePage[] = [
  {
    id: 'lock-file',
    severity: 'warning',
    summary: 'A line of a lock file can’t be read.',
    explanation:
      'A lock file (`fr.lock.yaml`) keeps for each text which text of the source it translates. A line that can’t be read, after a merge by hand for example, is left out: its text counts as not recorded. `rapporteur translate accept` writes the file anew.',
    example: {
      wrong: 'segments:\n  findings.p1: translated',
      right: 'segments:\n  findings.p1: cbf2cc386fff dde188d46e89 translated',
      syntax: 'yaml',
    },
  },
  {
    id: 'translation-empty',
    severity: 'error',
    summary: 'A translator’s file has an empty translation.',
    explanation:
      'A text without words would leave a gap in the report. `rapporteur translate merge` writes nothing while there is one, unless it is called with `--allow-open`.',
  },
  {
    id: 'translation-file',
    severity: 'error',
    summary: 'A translator’s file can’t be read.',
    explanation:
      'The file is none of the formats that `rapporteur translate extract` writes, or it was damaged on the way. The message says what its reader stumbled over.',
  },
  {
    id: 'translation-mark',
    severity: 'error',
    summary: 'A translation has lost, doubled or crossed a placeholder, or has one too many.',
    explanation:
      'A placeholder stands for what is not text: a note, a link’s target, code, the beginning and end of emphasis. Each of the source’s has to be in the translation once, and a pair may hold another pair whole or not at all.',
  },
  {
    id: 'translation-markdown',
    severity: 'error',
    summary: 'A translation can’t be written in Markdown as it stands.',
    explanation:
      'What is written is read again, and this text would not come out as it went in. It happens where marks touch each other without a letter between.',
  },
  {
    id: 'translation-memory',
    severity: 'warning',
    summary: 'A translation memory can’t be read.',
    explanation:
      'Every `.tmx` file of the folder `translations` is looked into for texts that were translated before. One that is not well-formed XML, or declares entities, is left out.',
  },
  {
    id: 'translation-missing',
    severity: 'error',
    summary: 'A text of the source has no translation.',
    explanation:
      'In a translator’s file it is empty, or marked as not done. `rapporteur build --release` refuses a report in a language that lacks a text, unless it is called with `--allow-open`.',
  },
  {
    id: 'translation-stale',
    severity: 'error',
    summary: 'A translation is of an earlier text.',
    explanation:
      'The source has been corrected since. `rapporteur translate status` shows the difference; translate it and `merge`, or, if the translation is right as it is, `rapporteur translate accept --only` the text.',
  },
  {
    id: 'translation-surplus',
    severity: 'warning',
    summary: 'A translation has a text that the source has not.',
    explanation:
      'The source’s was taken away, or a translator’s file is of another report. A text that only the translation needs can stay; it is said once more at each release.',
  },
  {
    id: 'translation-id',
    severity: 'warning',
    summary: 'A block has another id than in the source.',
    explanation:
      'Links of the report and from elsewhere lead to ids, which are no text and are the same in all languages.',
  },
  {
    id: 'translation-link',
    severity: 'warning',
    summary: 'A link or picture of the source is missing in the translation, or leads elsewhere.',
    explanation:
      'Each text is compared with its counterpart. An address that differs only by the language in it (`/en/`, `/fr/`) counts as the same. What a picture shows is not looked at.',
  },
  {
    id: 'translation-note',
    severity: 'warning',
    summary: 'A note of the source is missing in the translation.',
    explanation:
      'Each text is compared with its counterpart: notes have the same names in all languages. A note that moved to another paragraph is reported at both.',
  },
  {
    id: 'translation-number',
    severity: 'warning',
    summary: 'A number differs from that of the source.',
    explanation:
      'Digits of all scripts are the same, and so are 1,000, 1 000, 1.000 and ١٬٠٠٠; 1.5 million is 150万. A number up to 21 may be spelt out in one of the languages. A rule can’t see numbers that both languages spell out.',
  },
  {
    id: 'translation-people',
    severity: 'warning',
    summary: 'A list of people has more or fewer people than in the source.',
    explanation:
      'Somebody who took part is missing in one of the languages. Names are not compared: they are written in other letters.',
  },
  {
    id: 'translation-structure',
    severity: 'warning',
    summary:
      'A panel, figure, table, recommendation or text of the source is missing in the translation, or there is one too many.',
    explanation:
      'A translation has the blocks of its source, its tables the same rows and columns, its headings the same levels. Texts are paired by what they are and what they hold; where whole passages were moved, the pairs can be wrong.',
  },
];
