import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Give back the memory that reading the report and making its page took, while
 * the browser prints and this process has nothing else to do: otherwise both
 * hold the most of theirs at once.
 */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') return;
  collect();
  // V8 gives back the room of young objects only when the last collection left few of them.
  collect();
}
