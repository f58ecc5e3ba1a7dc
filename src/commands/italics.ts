import type { Nodes } from 'mdast';
import { blocks } from '../blocks/index.ts';
import type { FontUsage } from '../project/fonts/load-fonts.ts';
import type { Report } from '../report/report.ts';

/** Nodes whose text the house style sets in bold. */
const BOLD: ReadonlySet<string> = new Set([
  ...['strong', 'heading', 'blockTitle', 'caption', 'tableCell'],
  ...['personHonorific', 'personName'],
]);

/** What a report shows in italics, and in bold italics. */
type Italics = FontUsage['italics'];

/**
 * Which italics a report needs: of its emphasis, of the blocks that the
 * template sets in italics, and of whatever else a style sheet may mean by it.
 */
export function findItalics({ tree, template, assets }: Report): Italics {
  const italic = new Set<string>();
  for (const sheet of Object.values(template.css)) {
    for (const selector of listItalicSelectors(sheet)) {
      const type = blockOf(selector);
      // A selector that may mean anything.
      if (type === undefined) return 'all';
      italic.add(type);
    }
  }
  if (/<(?:em|i|cite|address|dfn|var)\b|italic|oblique/i.test(template.cover)) return 'all';
  for (const { mediaType, bytes } of assets.values()) {
    const isDrawing = mediaType === 'image/svg+xml';
    if (isDrawing && /italic|oblique/i.test(new TextDecoder().decode(bytes))) return 'all';
  }
  return walk(tree, italic, { italic: false, bold: false });
}

function walk(
  node: Nodes,
  italic: ReadonlySet<string>,
  around: { italic: boolean; bold: boolean },
): Italics {
  const here = {
    italic: around.italic || node.type === 'emphasis' || italic.has(node.type),
    bold: around.bold || BOLD.has(node.type),
  };
  if (here.italic && here.bold) return 'all';
  let found: Italics = here.italic ? 'regular' : 'none';
  if (!('children' in node)) return found;
  for (const child of node.children) {
    const inner = walk(child, italic, here);
    if (inner === 'all') return inner;
    if (inner === 'regular') found = inner;
  }
  return found;
}

/** The selectors of rules that set italics: looked for backwards from the word, which is rare. */
function listItalicSelectors(sheet: string): string[] {
  if (!/italic|oblique/.test(sheet)) return [];
  const css = sheet.replace(/\/\*[\s\S]*?\*\//g, '');
  return [...css.matchAll(/\b(?:italic|oblique)\b/g)].flatMap(({ index }) => {
    const open = css.lastIndexOf('{', index);
    const declaration = css.slice(Math.max(open, css.lastIndexOf(';', index)) + 1, index);
    if (open < 0 || !/^\s*font(?:-style)?\s*:/.test(declaration)) return [];
    const before = ['{', '}', ';'].map((mark) => css.lastIndexOf(mark, open - 1));
    return css.slice(Math.max(...before) + 1, open).split(',');
  });
}

/** The block that a selector means, where it means one and what it holds. */
function blockOf(selector: string): string | undefined {
  const [, name = ''] = /^\s*\.([\w-]+)(?:\s*>?\s*blockquote)?\s*$/.exec(selector) ?? [];
  const type = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return type in blocks ? type : undefined;
}
