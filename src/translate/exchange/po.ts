/** PO files of GNU gettext, for translators who work with its tools. */
import { type GetTextTranslation, po } from 'gettext-parser';
import { readTags, writeTags } from '../content.ts';
import { describeMark } from '../validate.ts';
import {
  describeContext,
  type ExchangeFile,
  type ExchangeFormat,
  type ReturnedFile,
  type ReturnedUnit,
  type Unit,
} from './exchange.ts';
import { isPairedIn } from './tags.ts';

/** Ours, beside those of gettext. */
const ORIGINAL = 'X-Rapporteur-Source';
const SOURCE_LANGUAGE = 'X-Source-Language';

export const poFormat: ExchangeFormat = {
  name: 'po',
  extension: '.po',
  write: writePo,
  read: readPo,
};

function writePo(file: ExchangeFile): Uint8Array {
  const translations: Record<string, Record<string, GetTextTranslation>> = {
    '': { '': { msgid: '', msgstr: [''] } },
  };
  for (const unit of file.units) {
    const entry = writeEntry(unit);
    translations[unit.id] = { [entry.msgid]: entry };
  }
  return po.compile(
    {
      charset: 'utf-8',
      // In this order: no date, since the same source is to give the same file.
      headers: {
        'Project-Id-Version': file.original,
        Language: file.targetLanguage.replace('-', '_'),
        'MIME-Version': '1.0',
        'Content-Type': 'text/plain; charset=utf-8',
        'Content-Transfer-Encoding': '8bit',
        [ORIGINAL]: file.original,
        [SOURCE_LANGUAGE]: file.sourceLanguage,
      },
      translations,
    },
    { foldLength: 0 },
  );
}

function writeEntry(unit: Unit): GetTextTranslation {
  const marks = [...unit.marks, ...unit.extras.values()].map(describeMark);
  const suggestions = unit.matches
    .filter((match) => match.score < 100)
    .map((match) => `${match.score} %: ${writeTags(match.source)} = ${writeTags(match.target)}`);
  const extracted = [
    `${unit.kind}.`,
    ...(unit.context.length > 0 ? [`In: ${describeContext(unit)}`] : []),
    ...(marks.length > 0 ? [`Placeholders: ${marks.join(', ')}`] : []),
    ...unit.notes,
    ...suggestions,
  ];
  return {
    msgctxt: unit.id,
    msgid: writeTags(unit.source),
    msgstr: [unit.target === undefined ? '' : writeTags(unit.target)],
    comments: {
      extracted: extracted.join('\n'),
      reference: unit.place,
      ...(unit.state === 'needs-review' ? { flag: 'fuzzy' } : {}),
    },
  };
}

function readPo(bytes: Uint8Array): ReturnedFile[] {
  const { headers, translations } = po.parse(bytes);
  const header = (name: string) =>
    Object.entries(headers).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
  const original = header(ORIGINAL);
  const source = header(SOURCE_LANGUAGE);
  const language = header('Language')?.replace(/_/gu, '-');
  const units = Object.entries(translations).flatMap(([context, entries]) =>
    context === ''
      ? []
      : Object.values(entries)
          .filter((entry) => entry.obsolete !== true)
          .map((entry) => readEntry(context, entry)),
  );
  return [
    {
      ...(original === undefined ? {} : { original }),
      ...(source === undefined ? {} : { sourceLanguage: source }),
      ...(language === undefined || language === '' ? {} : { targetLanguage: language }),
      units,
    },
  ];
}

function readEntry(id: string, entry: GetTextTranslation): ReturnedUnit {
  const text = entry.msgstr[0] ?? '';
  if (text.trim() === '') return { id, state: 'initial' };
  const isFuzzy = /\bfuzzy\b/u.test(entry.comments?.flag ?? '');
  return {
    id,
    target: readTags(text, isPairedIn(entry.msgid, text)),
    state: isFuzzy ? 'needs-review' : 'translated',
  };
}
