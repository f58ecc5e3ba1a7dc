/**
 * The validators that the tests trust: each a function from a file's bytes to
 * what is wrong with it, so that a test reads
 * `expect(await validatePdf(bytes, 'ua1')).toEqual([])`.
 *
 * Put such tests in `describeWithValidator`, which skips them where a validator
 * is missing, and fails them in CI.
 */
export { type AceViolation, runAce } from './validators/ace.ts';
export { describeWithValidator, isAvailable, isCi } from './validators/availability.ts';
export { type AxeViolation, runAxe } from './validators/axe.ts';
export { type DocxError, type OfficeVersion, validateDocx } from './validators/docx.ts';
export { type EpubMessage, type EpubSeverity, validateEpub } from './validators/epub.ts';
export { type HtmlMessage, validateHtml } from './validators/html.ts';
export { type PdfFailure, type PdfFlavour, validatePdf } from './validators/pdf.ts';
