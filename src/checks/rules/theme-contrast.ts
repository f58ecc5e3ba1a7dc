import type { VFile } from 'vfile';
import { findLowContrasts } from '../../report/contrast.ts';
import type { Theme } from '../../report/template.ts';
import type { Check } from '../check.ts';

export const themeContrast: Check = {
  id: 'theme-contrast',
  severity: 'warning',
  summary: 'A colour of the template’s text is too near to the colour behind it.',
  explanation: `Text has a contrast of at least 4.5:1 (WCAG 2.2, 1.4.3), in light and in dark. The
colours of \`theme.yaml\` are compared as the styles that come with rapporteur use them: ink, muted, accent
and link on paper and tint, and what stands on the accent. Colours that a template’s own style sheets
or cover set can’t be seen.`,
  example: {
    syntax: 'yaml',
    wrong: 'colours:\n  muted: "#9aa4ad"\n  paper: "#ffffff"',
    right: 'colours:\n  muted: "#535d66"\n  paper: "#ffffff"',
  },
  run({ template }, context) {
    // Reports that are made without a template have no colours.
    const colours: Theme['colours'] | undefined = template.theme?.colours;
    if (colours === undefined) return;
    const file = context.files.find(({ path }) => path?.endsWith('/theme.yaml'));
    for (const [palette, name] of [
      [colours, ''],
      [colours.dark, 'dark.'],
    ] as const) {
      for (const { text, ground, contrast } of findLowContrasts(palette)) {
        context.report(
          file === undefined ? undefined : findColour(file, text, name !== ''),
          `“${name}${text}” (${palette[text]}) on “${name}${ground}” (${palette[ground]}) has a contrast of ${contrast.toFixed(1)}:1`,
          'Make it 4.5:1 at least: a darker text, or a lighter ground (in dark, the other way).',
          file === undefined ? {} : { file },
        );
      }
    }
  },
};

/** The line of a colour; of the whole file where the template inherits it. */
function findColour(file: VFile, key: string, isDark: boolean) {
  const lines = String(file.value).split(/\r\n|\r|\n/u);
  const dark = lines.findIndex((line) => /^\s+dark\s*:/u.test(line));
  const pattern = new RegExp(`^\\s+${key}\\s*:`, 'u');
  const index = lines.findIndex(
    (line, at) => pattern.test(line) && (dark < 0 || at > dark === isDark),
  );
  return index < 0
    ? { line: 1, column: 1 }
    : { line: index + 1, column: (lines[index] ?? '').search(/\S/u) + 1 };
}
