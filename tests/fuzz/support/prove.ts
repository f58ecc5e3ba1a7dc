/** What `verify` finds in what came of a document. */
import { isVerifiedFormat, verifyArtifact } from '../../../src/verify/verify.ts';
import type { Built } from './build.ts';

/**
 * The findings of all artifacts of a document of which nothing was told: one
 * that has a diagnostic may differ from its source as that says.
 */
export async function proveArtifacts({ artifacts, messages, source }: Built): Promise<string[]> {
  if (messages.length > 0 || source === undefined) return [];
  const found: string[] = [];
  for (const [format, bytes] of artifacts) {
    if (!isVerifiedFormat(format)) continue;
    const findings = await verifyArtifact(source, { name: format, format, bytes });
    found.push(...findings.map(({ rule, place, message }) => `${rule} ${place?.line} ${message}`));
  }
  return found;
}
