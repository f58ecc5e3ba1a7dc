import type { VFile } from 'vfile';
import type { Artifact } from '../project/write-artifacts.ts';
import type { Report } from '../report/report.ts';
import { isVerifiedFormat, reportFindings, verifyArtifact } from '../verify/verify.ts';
import { during } from './unexpected.ts';

/** Compare artifacts with their source; what they lack becomes messages of the source's files. */
export async function verifyArtifacts(
  report: Report,
  files: readonly VFile[],
  artifacts: readonly Artifact[],
): Promise<void> {
  const { file, language } = report;
  const shared = files.find((other) => other.basename === 'report.yaml');
  const source = { file, shared, language };
  for (const { name, format, bytes } of artifacts) {
    if (!isVerifiedFormat(format)) continue;
    const findings = await during(`verifying ${name}`, () =>
      verifyArtifact(source, { name, format, bytes }),
    );
    reportFindings(findings, source);
  }
}
