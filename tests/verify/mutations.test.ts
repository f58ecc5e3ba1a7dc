/**
 * The proof of the proof: real artifacts with one thing wrong each. Every fault
 * is found, at the line of the source that it is about.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadLanguage } from '../../src/languages/index.ts';
import {
  type VerifiedFormat,
  type VerifiedSource,
  verifyArtifact,
} from '../../src/verify/verify.ts';
import { projectFolder } from '../support/paths.ts';
import { type Built, buildOnce } from './support/build.ts';
import { damageDocx } from './support/docx-faults.ts';
import type { OpenForDamage } from './support/fault.ts';
import { makeLocator } from './support/locate.ts';
import { damageEpub, damageHtml } from './support/open.ts';
import { damagePdf } from './support/pdf-faults.ts';
import { seedRandom } from './support/random.ts';

/** Printed with each test; another finds other places. */
const SEED = Number(process.env['VERIFY_SEED'] ?? 20_261);
/** Faults of each format. */
const FAULTS = Number(process.env['VERIFY_FAULTS'] ?? 200);

const formats: Partial<Record<VerifiedFormat, OpenForDamage>> = {
  html: damageHtml,
  epub: damageEpub,
  docx: damageDocx,
  pdf: damagePdf,
};

let built: Built;
beforeAll(async () => {
  // Verified as they are built: no false alarm in any sample and language.
  built = await buildOnce(projectFolder, ['--verify']);
});

async function openSource(report: string, language: string): Promise<VerifiedSource> {
  const path = `source/${report}/${language}.md`;
  const value = readFileSync(join(projectFolder, path), 'utf8');
  return {
    file: new VFile({ path, value }),
    shared: new VFile({
      path: `source/${report}/report.yaml`,
      value: readFileSync(join(projectFolder, `source/${report}/report.yaml`), 'utf8'),
    }),
    language: (await loadLanguage(language)).language,
  };
}

describe.each(Object.keys(formats) as VerifiedFormat[])('%s', (format) => {
  test(`${FAULTS} faults are found where they are (seed ${SEED})`, async () => {
    const samples = [
      { report: 'style-guide', language: 'en' },
      { report: 'peacekeeping', language: 'en' },
      // The places of a PDF are found by English words.
      ...(format === 'pdf' ? [] : [{ report: 'peacekeeping', language: 'ar' }]),
    ];
    const opened = await Promise.all(
      samples.map(async ({ report, language }) => {
        const name = `${report}.${language}.${format}`;
        const source = await openSource(report, language);
        const open = formats[format] as OpenForDamage;
        const makers = await open(built.read(name), makeLocator(String(source.file)));
        return { name, source, makers };
      }),
    );
    const random = seedRandom(SEED);
    const missed: string[] = [];
    const kinds = new Map<string, number>();
    let made = 0;
    for (let attempt = 0; made < FAULTS && attempt < 20 * FAULTS; attempt += 1) {
      const sample = opened[attempt % opened.length];
      const names = Object.keys(sample?.makers ?? {});
      const kind = names[Math.floor(attempt / opened.length) % names.length] ?? '';
      const fault = await sample?.makers[kind]?.(random);
      if (sample === undefined || fault === undefined) continue;
      made += 1;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      const { name, source } = sample;
      const findings = await verifyArtifact(source, { name, format, bytes: fault.bytes });
      if (findings.some(({ place }) => place !== undefined && fault.lines.includes(place.line))) {
        continue;
      }
      const found = findings.map(({ rule, place, message }) => `${place?.line} ${rule} ${message}`);
      missed.push(`${kind}: ${fault.what} (${name}, lines ${fault.lines}): ${found.join(' | ')}`);
    }
    expect(missed).toEqual([]);
    expect(made).toBe(FAULTS);
    // Each kind is made several times, but where there is little to damage.
    expect([...kinds.keys()].length).toBeGreaterThan(15);
  }, 300_000);
});
