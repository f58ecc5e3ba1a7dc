/**
 * Where a rule's problems are found: by reading a project's files, by looking a
 * text over (`src/checks/rules`), by comparing a translation with its source, by
 * making or verifying a document, or by asking the network, on demand.
 */
export type Stage = 'reading' | 'checking' | 'translating' | 'making' | 'asking';

/** What settings and comments need to know of a rule; its page says the rest. */
export interface RuleFacts {
  stage: Stage;
  /**
   * Nobody may turn it off or make it less than it is: a guard stands on it, or
   * there is no valid document without it.
   */
  fixed: boolean;
}

const READING = [
  ...['block-attribute', 'control-comment', 'duplicate-footnote', 'duplicate-key', 'empty-heading'],
  ...['empty-link', 'empty-report', 'figure-content', 'file-name', 'front-matter', 'heading-order'],
  ...['invalid-date', 'invalid-identifier', 'invalid-language', 'invalid-value'],
  ...['language-mismatch', 'language-span', 'misplaced-key', 'misplaced-label'],
  ...['missing-character', 'missing-key', 'missing-label', 'note-in-link', 'panel-number'],
  ...['participants-content'],
  ...[
    'person-line',
    'raw-html',
    'recommendations-content',
    'report-name',
    'stray-fence',
    'unclosed-fence',
  ],
  ...['undefined-footnote', 'undefined-reference', 'unexpected-label', 'unknown-block'],
  ...['table-span', 'unknown-key', 'unknown-language', 'unused-disable', 'unused-footnote'],
];

/** Guards, and what no document can be made without. */
const READING_FIXED = [
  ...['broken-link', 'control-character', 'duplicate-id', 'encoding', 'fixed-rule'],
  ...['image-format', 'limit-cells', 'limit-line', 'limit-marks', 'limit-memory', 'limit-nesting'],
  ...['limit-pixels', 'limit-size', 'limit-time', 'missing-file'],
  ...['missing-image', 'missing-source', 'missing-template', 'not-a-file', 'outside-project'],
  ...['relative-link', 'remote-image', 'reserved-id', 'unknown-rule', 'unreadable-file'],
  ...['unsafe-image', 'unsafe-key', 'unsafe-link', 'unsafe-template', 'yaml-alias'],
  ...['yaml-syntax', 'yaml-tag'],
];

const CHECKING = [
  ...['attribution', 'bidi-control', 'broken-paragraph', 'doubled-word', 'duplicate-person'],
  ...['honorific', 'identifier', 'image-alt', 'impossible-date', 'link-text'],
  ...['mixed-spelling', 'name-spelling', 'required-metadata', 'table-head', 'theme-contrast'],
  ...['unbalanced-marks'],
];

const TRANSLATING = [
  ...['lock-file', 'translation-empty', 'translation-file', 'translation-mark'],
  ...['translation-id', 'translation-link', 'translation-markdown', 'translation-memory'],
  ...['translation-missing', 'translation-note', 'translation-number', 'translation-people'],
  ...['translation-stale', 'translation-structure', 'translation-surplus'],
];

const MAKING = [
  ...['browser-sandbox', 'cover-element', 'cover-image', 'cover-slot'],
  ...['docx-drawing', 'docx-reference', 'docx-webp'],
  ...['epub-accessibility', 'epub-link', 'epub-pages', 'epub-without-pdf'],
  ...['pdf-annotation-not-a-link', 'pdf-claims-nothing', 'pdf-content-drawn-twice'],
  ...['pdf-figure-without-alt', 'pdf-footnote-in-text', 'pdf-form-control'],
  ...['pdf-glyph-without-character', 'pdf-graphics-too-nested', 'pdf-heading-not-in-outline'],
  ...['pdf-heading-skips-level', 'pdf-image-in-cmyk', 'pdf-link-outside-structure'],
  ...['pdf-link-to-nowhere', 'pdf-missing-glyph', 'pdf-not-tagged', 'pdf-not-understood'],
  ...['pdf-table-not-regular', 'pdf-text-not-tagged', 'pdf-too-wide'],
];

/** What `verify` finds, in a run of its own or of a build. */
const VERIFYING = [
  'verify-artifact',
  'verify-lost',
  'verify-lost-block',
  'verify-doubled',
  'verify-added',
  'verify-changed',
  'verify-displaced',
  'verify-person',
  'verify-heading',
  'verify-paragraph',
  'verify-list',
  'verify-table',
  'verify-note',
  'verify-link',
  'verify-image',
  'verify-language',
  'verify-metadata',
  'verify-contents',
];

const ASKING = ['external-link'];

const MAKING_FIXED = ['pdf-page-numbers', 'pdf-request-refused'];

/**
 * Every rule that a diagnostic can name, by its id: settings and comments that
 * name another are mistaken. `docs/rules` has a page for each.
 */
export const rules: ReadonlyMap<string, RuleFacts> = new Map(
  (
    [
      [READING, { stage: 'reading', fixed: false }],
      [READING_FIXED, { stage: 'reading', fixed: true }],
      [CHECKING, { stage: 'checking', fixed: false }],
      [TRANSLATING, { stage: 'translating', fixed: false }],
      [MAKING, { stage: 'making', fixed: false }],
      [VERIFYING, { stage: 'making', fixed: false }],
      [ASKING, { stage: 'asking', fixed: false }],
      [MAKING_FIXED, { stage: 'making', fixed: true }],
    ] satisfies [string[], RuleFacts][]
  ).flatMap(([ids, facts]) => ids.map((id) => [id, facts] as const)),
);
