import { version } from '../version.ts';
import { toPosix } from './diagnostic.ts';
import type { WriteAll } from './reporter.ts';

/**
 * All diagnostics as one JSON text. `version` is that of its form: keys may be
 * added to it, and none is taken away or changes its meaning.
 */
export const writeJson: WriteAll = (diagnostics, terminal, said) => {
  const count = (severity: string) =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const text = JSON.stringify(
    {
      version: 1,
      tool: { name: 'rapporteur', version },
      summary: { errors: count('error'), warnings: count('warning'), infos: count('info') },
      // Paths have `/` on every system.
      diagnostics: diagnostics.map(({ path, ...rest }) => ({
        path: toPosix(path),
        ...rest,
      })),
      notes: said,
    },
    undefined,
    2,
  );
  for (const line of text.split('\n')) terminal.print(line);
};
