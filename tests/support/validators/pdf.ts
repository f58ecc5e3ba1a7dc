import { createLineServer } from '../line-server.ts';
import { validatorsFolder } from '../paths.ts';
import { JAVA_OPTIONS } from './java.ts';
import { readScratch, scratchPath, writeScratch } from './scratch.ts';

/** PDF/UA-1 (ISO 14289-1) or PDF/A-2a (ISO 19005-2). */
export type PdfFlavour = 'ua1' | '2a';

/** One failed check of a PDF. */
export interface PdfFailure {
  /** Clause and test, as veraPDF numbers them: `7.18.5-1`. */
  rule: string;
  /** The path of the object that fails. */
  context: string;
  /** What is wrong with it. */
  message: string;
  /** What the standard asks for. */
  description: string;
}

const server = createLineServer('java', [...JAVA_OPTIONS, '-cp', 'lib/*', 'VerapdfServer.java'], {
  cwd: validatorsFolder,
});

/**
 * Check a PDF with veraPDF.
 *
 * @param bytes the file
 * @param flavour the standard
 * @returns every failed check, at most 100 a rule; none for a file that conforms
 * @throws Error for what veraPDF cannot read
 */
export async function validatePdf(bytes: Uint8Array, flavour: PdfFlavour): Promise<PdfFailure[]> {
  const pdf = await writeScratch(bytes, '.pdf');
  const output = scratchPath('.tsv');
  await server.ask([flavour, pdf, output].join('\t'));
  const lines = (await readScratch(output)).split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const [clause = '', number = '', context = '', message = '', description = ''] =
      line.split('\t');
    return { rule: `${clause}-${number}`, context, message, description };
  });
}
