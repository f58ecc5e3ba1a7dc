import type { Licence } from '../report/metadata.ts';

/**
 * The printed name and address of a Creative Commons licence, from its SPDX
 * identifier (`CC-BY-NC-4.0`) or its printed name (`CC BY-NC 4.0`).
 *
 * @returns `undefined` for any other licence
 */
export function findLicence(text: string): Licence | undefined {
  if (/^CC0(?:[- ]1\.0)?$/i.test(text)) {
    return { name: 'CC0 1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' };
  }
  const parts = /^CC[- ]BY((?:-NC)?(?:-SA|-ND)?)[- ](\d\.\d)([- ]IGO)?$/i.exec(text);
  if (parts === null) return undefined;
  const [, terms = '', version = '', igo] = parts;
  const kind = `BY${terms}`;
  const suffix = igo === undefined ? '' : ' IGO';
  const path = `${kind.toLowerCase()}/${version}/${igo === undefined ? '' : 'igo/'}`;
  return {
    name: `CC ${kind.toUpperCase()} ${version}${suffix}`,
    url: `https://creativecommons.org/licenses/${path}`,
  };
}
