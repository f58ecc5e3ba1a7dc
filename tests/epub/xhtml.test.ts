import type { Element, Nodes } from 'hast';
import { expect, it } from 'vitest';
import { serializeXhtml } from '../../src/formats/epub/xhtml.ts';
import { escapeAttribute, escapeText } from '../../src/report/xml-text.ts';

function element(
  tagName: string,
  properties: Element['properties'],
  children: Element['children'] = [],
): Element {
  return { type: 'element', tagName, properties, children };
}

it('void elements are closed, empty ones have an end tag', () => {
  expect(serializeXhtml(element('br', {}))).toBe('<br/>');
  expect(serializeXhtml(element('span', {}))).toBe('<span></span>');
  expect(serializeXhtml(element('td', {}))).toBe('<td></td>');
});

it('attributes are those that XHTML has', () => {
  const cell = element('td', {
    colSpan: 2,
    className: ['a', 'b'],
    headers: ['x', 'y'],
    hidden: true,
  });
  expect(serializeXhtml(cell)).toBe(
    '<td colspan="2" class="a b" headers="x y" hidden="hidden"></td>',
  );
  expect(serializeXhtml(element('time', { dateTime: '2022', dataKind: 'day' }))).toBe(
    '<time datetime="2022" data-kind="day"></time>',
  );
  expect(serializeXhtml(element('a', { epubType: 'noteref', ariaLabel: 'Note "1"' }))).toBe(
    '<a epub:type="noteref" aria-label="Note &quot;1&quot;"></a>',
  );
});

it('what epub-gen-memory would lose is kept: scope, start, an empty alt', () => {
  expect(serializeXhtml(element('th', { scope: 'col' }))).toBe('<th scope="col"></th>');
  expect(serializeXhtml(element('ol', { start: 3 }))).toBe('<ol start="3"></ol>');
  expect(serializeXhtml(element('img', { src: 'a.svg', alt: '' }))).toBe(
    '<img src="a.svg" alt=""/>',
  );
});

it('a language is said to readers of HTML and of XML', () => {
  expect(serializeXhtml(element('span', { lang: 'fr' }))).toBe(
    '<span lang="fr" xml:lang="fr"></span>',
  );
});

it('SVG has its namespace and its names', () => {
  const drawing = element('svg', { viewBox: '0 0 1 1' }, [element('circle', { strokeWidth: '1' })]);
  expect(serializeXhtml(drawing)).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><circle stroke-width="1"></circle></svg>',
  );
});

it('a raw node is text, never markup; a comment is left out', () => {
  const raw = { type: 'raw', value: '<script>' } as unknown as Nodes;
  expect(serializeXhtml(raw)).toBe('&lt;script&gt;');
  expect(serializeXhtml({ type: 'comment', value: 'c' })).toBe('');
});

it('characters that XML forbids are shown as lost', () => {
  expect(escapeText('a\u0000b\u000bc\ufffed\ud800e')).toBe('a�b�c�d�e');
  expect(escapeText('tab\tline\n😀')).toBe('tab\tline\n😀');
  expect(escapeText('&<>\r')).toBe('&amp;&lt;&gt;&#13;');
  expect(escapeAttribute('"\n\t<')).toBe('&quot;&#10;&#9;&lt;');
});
