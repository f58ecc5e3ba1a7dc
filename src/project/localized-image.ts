/** A language before the suffix of a file's name: `.fr` in `chart.fr.svg`, `.pt-BR`. */
const LANGUAGE = /\.[a-z]{2,3}(?:-[a-z0-9]{2,8})*(?=\.[a-z0-9]+$)/iu;

/**
 * The names under which a picture may lie in a language of its own, the nearest
 * first: beside `images/chart.svg` are `images/chart.pt-BR.svg` and
 * `images/chart.pt.svg`.
 *
 * @param url as the source writes it
 * @param language BCP 47 tag of the text
 * @returns nothing for a picture whose name says a language itself
 */
export function listLocalizedNames(url: string, language: string): string[] {
  const suffix = /\.[a-z0-9]+$/iu.exec(url)?.[0];
  if (suffix === undefined || LANGUAGE.test(url)) return [];
  const names: string[] = [];
  for (const subtags = language.split('-'); subtags.length > 0; subtags.pop()) {
    names.push(`${url.slice(0, -suffix.length)}.${subtags.join('-')}${suffix}`);
  }
  return names;
}

/** The name of a picture without its language: `images/chart.fr.svg` shows what `images/chart.svg` does. */
export function dropImageLanguage(url: string): string {
  return url.replace(LANGUAGE, '');
}
