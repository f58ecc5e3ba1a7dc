import { expect, test } from 'vitest';
import { dropImageLanguage, listLocalizedNames } from '../../src/project/localized-image.ts';

test.each([
  ['images/chart.svg', 'fr', ['images/chart.fr.svg']],
  ['images/chart.svg', 'pt-BR', ['images/chart.pt-BR.svg', 'images/chart.pt.svg']],
  [
    'images/chart.2024.png',
    'zh-Hans',
    ['images/chart.2024.zh-Hans.png', 'images/chart.2024.zh.png'],
  ],
  ['images/chart.en.svg', 'fr', []],
  ['images/chart', 'fr', []],
])('%s in %s', (url, language, names) => {
  expect(listLocalizedNames(url, language)).toEqual(names);
  for (const name of names) expect(dropImageLanguage(name)).toBe(url);
});
