import { findBrowser } from '../../../src/formats/pdf/find-browser.ts';
import { createLineServer, type LineServer } from '../line-server.ts';
import { validatorsFolder } from '../paths.ts';
import { readScratch, scratchPath, writeScratch } from './scratch.ts';

/** One violation that Ace found. */
export interface AceViolation {
  /** `metadata-accessibilityfeature`, `epub-type-has-matching-role` … */
  rule: string;
  impact: string;
  /** The document in the package. */
  file: string;
  description: string;
}

interface AceReport {
  assertions: {
    'earl:testSubject': { url: string };
    assertions: {
      'earl:result': { 'earl:outcome': string; 'dct:description': string };
      'earl:test': { 'dct:title': string; 'earl:impact': string };
    }[];
  }[];
}

let server: LineServer | undefined;

/**
 * Check the accessibility of an EPUB with DAISY Ace.
 *
 * @param bytes the file
 * @returns its violations, of the package and of each document
 */
export async function runAce(bytes: Uint8Array): Promise<AceViolation[]> {
  const epub = await writeScratch(bytes, '.epub');
  const output = scratchPath('.json');
  server ??= createLineServer(process.execPath, ['ace-server.cjs'], {
    cwd: validatorsFolder,
    env: {
      PUPPETEER_EXECUTABLE_PATH: findBrowser() ?? '',
      // Ace gives the browser 5 seconds to start, which a loaded machine exceeds.
      ACE_TIMEOUT_INITIAL: '60000',
    },
  });
  await server.ask([epub, output].join('\t'));
  const report = JSON.parse(await readScratch(output)) as AceReport;
  return report.assertions.flatMap((document) =>
    document.assertions
      .filter((assertion) => assertion['earl:result']['earl:outcome'] === 'fail')
      .map((assertion) => ({
        rule: assertion['earl:test']['dct:title'],
        impact: assertion['earl:test']['earl:impact'],
        file: document['earl:testSubject'].url,
        description: assertion['earl:result']['dct:description'],
      })),
  );
}
