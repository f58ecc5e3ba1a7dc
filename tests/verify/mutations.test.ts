/**
 * The proof of the proof: real artifacts with one thing wrong each. Every fault
 * is found, at the line of the source that it is about.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import type { VerifiedFormat } from '../../src/verify/verify.ts';
import { projectFolder } from '../support/paths.ts';
import { type Built, buildOnce } from './support/build.ts';
import { damageDocx } from './support/docx-faults.ts';
import type { OpenForDamage } from './support/fault.ts';
import { damageEpub, damageHtml } from './support/open.ts';
import { damagePdf } from './support/pdf-faults.ts';
import { FAULTS, SEED, tryFaults } from './support/try-faults.ts';

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

describe.each(Object.keys(formats) as VerifiedFormat[])('%s', (format) => {
  test(`${FAULTS} faults are found where they are (seed ${SEED})`, async () => {
    const samples = [
      { report: 'style-guide', language: 'en' },
      { report: 'peacekeeping', language: 'en' },
      // The places of a PDF are found by English words.
      ...(format === 'pdf' ? [] : [{ report: 'peacekeeping', language: 'ar' }]),
    ];
    const tried = await tryFaults(built, samples, format, formats[format] as OpenForDamage);
    expect(tried.missed).toEqual([]);
    expect(tried.made).toBe(FAULTS);
    // Each kind is made several times, but where there is little to damage.
    expect([...tried.kinds.keys()].length).toBeGreaterThan(15);
  }, 300_000);
});
