import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Give memory back at once that nothing holds any more, which V8 would do when it
 * needs some.
 *
 * @param times V8 gives back the room of young objects only when the collection
 *   before left few of them: after a second one
 */
export function collectGarbage(times: 1 | 2): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') return;
  for (let time = 0; time < times; time += 1) collect();
}
