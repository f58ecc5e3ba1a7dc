import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { loadLanguage } from '../../../src/languages/index.ts';
import {
  type VerifiedFormat,
  type VerifiedSource,
  verifyArtifact,
} from '../../../src/verify/verify.ts';
import { projectFolder } from '../../support/paths.ts';
import type { Built } from './build.ts';
import type { OpenForDamage } from './fault.ts';
import { makeLocator } from './locate.ts';
import { seedRandom } from './random.ts';

/** Printed with each test; another finds other places. */
export const SEED = Number(process.env['VERIFY_SEED'] ?? 20_261);
/** Faults of each format. */
export const FAULTS = Number(process.env['VERIFY_FAULTS'] ?? 200);

/** What came of damaging documents. */
export interface Tried {
  /** Faults that were not told at their line. */
  missed: string[];
  /** How many were made of each kind. */
  kinds: Map<string, number>;
  made: number;
}

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

/**
 * Damage samples of the project one fault at a time, and verify each.
 *
 * @param count how many faults
 */
export async function tryFaults(
  built: Built,
  samples: readonly { report: string; language: string }[],
  format: VerifiedFormat,
  open: OpenForDamage,
  count = FAULTS,
): Promise<Tried> {
  const opened = await Promise.all(
    samples.map(async ({ report, language }) => {
      const name = `${report}.${language}.${format}`;
      const source = await openSource(report, language);
      const makers = await open(built.read(name), makeLocator(String(source.file)));
      return { name, source, makers };
    }),
  );
  const random = seedRandom(SEED);
  const missed: string[] = [];
  const kinds = new Map<string, number>();
  let made = 0;
  for (let attempt = 0; made < count && attempt < 20 * count; attempt += 1) {
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
  return { missed, kinds, made };
}
