import type { Heading, Image, Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { report } from '../report/diagnostics.ts';
import type { Language } from '../report/language.ts';
import { defaultTextLimits, type TextLimits } from '../report/text-limits.ts';
import { visit } from '../report/visit.ts';
import { remarkBlocks } from './blocks/directives.ts';
import { remarkPlainForms } from './blocks/plain-forms.ts';
import { cleanReferences } from './source/characters.ts';
import { limitDepth } from './source/depth.ts';
import { remarkFences } from './source/fences.ts';
import { findExcess } from './source/find-excess.ts';
import { shiftHeadings, takeTitle } from './source/headings.ts';
import { remarkLanguageSpans } from './source/language-spans.ts';
import { remarkRawHtml } from './source/raw-html.ts';
import { remarkReferences } from './source/references.ts';
import { remarkContainerDirective } from './syntax/container-directive.ts';
import { type FrontMatter, remarkFrontMatter, takeFrontMatter } from './syntax/front-matter.ts';
import { remarkGfm } from './syntax/gfm.ts';
import { remarkSpans, type SourceSpan } from './syntax/spans.ts';

/** What one source file says, with its blocks, before anything is numbered. */
export interface ParsedSource {
  file: VFile;
  tree: Root;
  frontMatter: FrontMatter;
  /** `# Title` at the very beginning of the text. */
  title: Heading | undefined;
  /** Every image, in order. */
  images: Image[];
}

/**
 * Parse one source file into plain mdast, where every node stands as the source
 * writes it: for what rewrites a source, not for what renders one.
 *
 * @param file the source; it gets no messages
 * @returns the tree with its front matter, and the places of texts that are no nodes
 */
export function parsePlain(
  file: VFile,
  limits: TextLimits = defaultTextLimits,
): { tree: Root; spans: SourceSpan[] } {
  const spans: SourceSpan[] = [];
  const checked = new VFile({ value: file.value });
  const text = withinLimits(checked, limits);
  const tree = makeSyntax(text).use(remarkSpans, spans).parse(text);
  limitDepth(tree, checked, limits.nesting);
  return { tree, spans };
}

/**
 * Parse one source file into mdast with typed blocks.
 *
 * @param file the source; problems become its messages, none is thrown
 * @param language of the report: its words for panels and participants count
 * @param limits of what its text may hold; of a text that exceeds them only the front matter is read
 */
export function parseSource(
  file: VFile,
  language: Language,
  limits: TextLimits = defaultTextLimits,
): ParsedSource {
  const text = withinLimits(file, limits);
  const tree = makeSyntax(text).parse(text);
  limitDepth(tree, file, limits.nesting);
  cleanReferences(tree, file);
  const frontMatter = takeFrontMatter(tree);
  const title = takeTitle(tree, writtenTitle(frontMatter));
  shiftHeadings(tree);
  unified()
    .use(remarkFences)
    .use(remarkRawHtml)
    .use(remarkReferences)
    .use(remarkLanguageSpans)
    .use(remarkBlocks, { language })
    .use(remarkPlainForms, { language })
    .runSync(tree, file);
  const images: Image[] = [];
  visit(tree, 'image', (node) => {
    // A description of spaces says nothing: the image is decoration, as without one.
    if (node.alt?.trim() === '') node.alt = '';
    images.push(node);
  });
  return { file, tree, frontMatter, title, images };
}

/** The syntax: what Markdown is read, and nothing more. */
function makeSyntax(text: string) {
  return unified()
    .use(remarkParse)
    .use(remarkGfm, text)
    .use(remarkFrontMatter)
    .use(remarkContainerDirective);
}

/** The text to parse: all of it, or the front matter where there is too much. */
function withinLimits(file: VFile, limits: TextLimits): string {
  const text = String(file.value);
  const excess = findExcess(text, limits);
  for (const { line, column, rule, message, hint } of excess) {
    report(file, { line, column }, rule, message, { hint });
  }
  if (excess.length === 0) return text;
  return /^---[ \t]*\r?\n[\s\S]*?\n---[ \t]*(?=\r?\n|$)/u.exec(text)?.[0] ?? '';
}

/**
 * The title as the front matter writes it, to tell a repeated `# Title` from a
 * first chapter. What it means is for the metadata's reader.
 */
function writtenTitle(frontMatter: FrontMatter): string | undefined {
  const written = /^title:[ \t]*(\S.*)$/mu.exec(frontMatter.value)?.[1]?.trim();
  return written?.replace(/^(['"])(.*)\1$/u, '$2');
}
