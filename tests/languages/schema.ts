import * as v from 'valibot';

const text = v.pipe(v.string(), v.nonEmpty('is empty'));
const words = v.array(v.pipe(v.string(), v.trim(), v.nonEmpty('is empty')));
const pair = v.tuple([text, text]);
const pattern = v.pipe(
  text,
  v.check((source) => {
    try {
      return new RegExp(source, 'u') instanceof RegExp;
    } catch {
      return false;
    }
  }, 'is no regular expression'),
);
const forms = v.objectWithRest({ other: text }, text);
const kinds = v.strictObject({
  panel: text,
  session: text,
  keynote: text,
  roundtable: text,
  workshop: text,
  part: text,
  figure: text,
  table: text,
  recommendation: text,
  box: text,
});

/** What a file of `src/languages` holds, checked without help from the compiler. */
export const languageSchema = v.strictObject({
  tag: v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/u)),
  name: text,
  direction: v.picklist(['ltr', 'rtl']),
  script: v.pipe(v.string(), v.regex(/^[A-Z][a-z]{3}$/u)),
  word: v.pipe(v.string(), v.regex(/^[a-z]{2,3}-[A-Z]{2}$/u)),
  locale: v.optional(v.pipe(v.string(), v.regex(/^[a-z]{2,3}-[A-Z]{2}$/u))),
  hyphenation: v.optional(text),
  dayForms: v.optional(v.record(v.pipe(v.string(), v.regex(/^([1-9]|[12]\d|3[01])$/u)), text)),
  dateRange: v.optional(v.pipe(text, v.includes('{start}'), v.includes('{end}'))),
  labels: v.objectWithRest(
    {
      kinds,
      numberedKinds: v.optional(v.partial(kinds)),
      authors: forms,
      editors: forms,
      translators: forms,
      participantCount: forms,
    },
    text,
  ),
  plainForms: v.strictObject({
    kinds: v.partial(v.strictObject(v.entriesFromList(Object.keys(kinds.entries), words))),
    participants: words,
  }),
  honorifics: words,
  honorificPosition: v.optional(v.picklist(['before', 'after'])),
  quotes: v.strictObject({ outer: pair, inner: pair }),
  typography: v.strictObject({
    clauseDash: text,
    rangeDash: text,
    ellipsis: text,
    apostrophe: text,
    spaceBefore: v.optional(v.record(v.string(), v.string())),
    insideQuotes: v.optional(text),
    bindingWords: v.optional(words),
    numberPrefixes: v.optional(words),
    units: v.optional(words),
    punctuation: v.optional(v.record(v.string(), text)),
  }),
  dates: v.strictObject({
    day: v.pipe(text, v.includes('{day}'), v.includes('{month}'), v.includes('{year}')),
    month: v.pipe(text, v.includes('{month}'), v.includes('{year}')),
    months: v.pipe(words, v.length(12)),
    monthsAlone: v.optional(v.pipe(words, v.length(12))),
    otherMonths: v.optional(v.array(v.pipe(words, v.length(12)))),
    weekdays: v.pipe(words, v.length(7)),
  }),
  decimalSymbol: v.picklist(['.', ',']),
  editing: v.strictObject({
    doubled: words,
    functionWords: words,
    linkTexts: words,
    honorificForms: v.record(text, words),
    speech: v.pipe(v.array(pattern), v.minLength(20)),
    nameEndings: v.optional(words),
    namePrefixes: v.optional(words),
  }),
  citation: v.optional(
    v.strictObject({ year: v.pipe(text, v.includes('{year}')), end: text, gap: v.string() }),
  ),
  commas: words,
  semicolons: words,
});
