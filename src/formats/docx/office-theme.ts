import type { IThemeOptions } from 'docx';
import type { Template } from '../../report/template.ts';
import { toHex } from './units.ts';

/**
 * The document's Office theme: the palette and the fonts that Word offers to
 * whoever goes on writing in the document.
 */
export function createOfficeTheme({ name, theme }: Template): IThemeOptions {
  const { colours, fonts, scripts } = theme;
  const family = (role: 'heading' | 'body') => ({
    latin: fonts[role].word,
    scripts: Object.fromEntries(
      Object.entries(scripts).flatMap(([script, byRole]) => {
        const font = byRole[role] ?? byRole.body;
        return font === undefined ? [] : [[script, font.word]];
      }),
    ),
  });
  return {
    name,
    colors: {
      dark1: toHex(colours.ink),
      light1: toHex(colours.paper),
      dark2: toHex(colours.accent),
      light2: toHex(colours.tint),
      accent1: toHex(colours.accent),
      accent2: toHex(colours.link),
      accent3: toHex(colours.muted),
      accent4: toHex(colours.rule),
      accent5: toHex(colours.dark.accent),
      accent6: toHex(colours.dark.rule),
      hyperlink: toHex(colours.link),
      followedHyperlink: toHex(colours.link),
    },
    fonts: { headings: family('heading'), body: family('body') },
  };
}
