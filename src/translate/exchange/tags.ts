/** What stands before a translation that somebody has to look at, where a file has no states. */
export const CHECK_MARK = '[?]';

/**
 * Whether a placeholder is a pair, in a file that has placeholders as text: it
 * is where the source's text has its end, or, of one that only the translation
 * has, where the translation has.
 */
export function isPairedIn(source: string, target: string): (id: string) => boolean {
  return (id) => {
    const end = `{/${id}}`;
    if (source.includes(`{${id}}`)) return source.includes(end);
    return target.includes(end);
  };
}
