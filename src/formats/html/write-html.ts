import type { Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';

const writer = unified().use(rehypeStringify).freeze();

/** Write a page in HTML's own syntax (HTML, 13.1); nothing in it is raw. */
export function writeHtml(page: Root): string {
  return writer.stringify(page);
}
