import type { Point } from 'unist';
import type { VFile } from 'vfile';
import { isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { endOfFrontMatter } from '../front-matter.ts';

/** An address that stands in front matter or in `report.yaml`. */
export interface MetadataLink {
  url: string;
  file: VFile;
  place: Point;
}

/**
 * Find the addresses of a report's metadata: values that are one, under
 * whatever key. A DOI is none: that of a report is registered when it is published.
 *
 * @param file the Markdown file
 * @param shared `report.yaml`, where there is one
 */
export function findMetadataLinks(file: VFile, shared?: VFile): MetadataLink[] {
  const own = readFrontMatter(String(file));
  return [
    ...findIn(own, 1, file),
    ...(shared === undefined ? [] : findIn(String(shared), 0, shared)),
  ];
}

/** The YAML between the first line and the next `---`; empty where there is none. */
function readFrontMatter(text: string): string {
  const lines = text.replace(/^\ufeff/u, '').split(/\r\n|\r|\n/u);
  return lines.slice(1, Math.max(1, endOfFrontMatter(lines) ?? 1)).join('\n');
}

function findIn(yaml: string, shift: number, file: VFile): MetadataLink[] {
  const lineCounter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter, logLevel: 'silent' });
  const links: MetadataLink[] = [];
  visit(document, {
    Scalar(key, node) {
      if (key === 'key' || !isScalar(node) || typeof node.value !== 'string') return;
      if (!/^https?:\/\/\S+$/iu.test(node.value) || !URL.canParse(node.value)) return;
      const { line, col } = lineCounter.linePos(node.range?.[0] ?? 0);
      links.push({ url: node.value, file, place: { line: line + shift, column: col } });
    },
  });
  return links;
}
