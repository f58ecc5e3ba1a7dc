import { expect, test } from 'vitest';
import { loadHouse } from '../support/template.ts';

test.each([
  ['colours: { acent: "#aa0000" }', '1:12 unknown-key'],
  ['colours: { accent: red }', '1:20 invalid-value'],
  ['colours: { accent: "#aa0000;} body{background:url(//x)}" }', '1:20 invalid-value'],
  ['sizes: { body: calc(1pt) }', '1:16 invalid-value'],
  ['sizes: { body: 10.5pt; }', '1:16 invalid-value'],
  ['sizes: { headings: [1pt, 2pt] }', '1:20 invalid-value'],
  ['sizes: { lineHeight: 99 }', '1:22 invalid-value'],
  ['page: { size: "A4; } @import url(x)" }', '1:15 invalid-value'],
  ['page: { margins: { top: -1mm } }', '1:25 invalid-value'],
  [
    'fonts: { body: { family: "A\\"; src: url(x)", package: "@fontsource/a", fallback: serif, word: A } }',
    '1:26 invalid-value',
  ],
  [
    'fonts: { body: { family: A, package: "../../secret", fallback: serif, word: A } }',
    '1:38 invalid-value',
  ],
  [
    'fonts: { body: { family: A, package: "@fontsource/a", fallback: "x<y", word: A } }',
    '1:65 invalid-value',
  ],
  ['scripts: { Arabic: { body: null } }', '1:12 unknown-key'],
])('a theme with %s is refused', async (yaml, expected) => {
  const { messages } = await loadHouse({ 'theme.yaml': yaml });
  expect(messages.map(({ at }) => at.replace('templates/house/theme.yaml:', ''))).toContain(
    expected,
  );
});

test.each([
  '<script>alert(1)</script>',
  '< SCRIPT src=x>',
  '<img src="x" onerror="alert(1)">',
  '<img src=https://example.org/a.png>',
  '<img src="file:///etc/passwd">',
  '<a href="javascript:alert(1)">x</a>',
  '<iframe srcdoc="x"></iframe>',
  '<meta http-equiv="refresh" content="0;url=x">',
  '<base href="https://example.org">',
  '<form action="x"></form>',
  '<object data="x"></object>',
  '<link rel="prefetch" href="x">',
  '<svg><use href="x.svg#a"/></svg>',
  '<p style="background:url(x)">x</p>',
])('a cover with %s is refused', async (html) => {
  const { messages } = await loadHouse({ 'cover.html': `<p>\n${html}</p>`, 'theme.yaml': '' });
  expect(messages[0]?.at).toMatch(/^templates\/house\/cover\.html:2:\d+ unsafe-template$/);
});

test.each([
  '@import "https://example.org/x.css";',
  '@import url(x.css);',
  'body { background: url(https://example.org/x.png) }',
  'body { background: URL( "file:///etc/passwd" ) }',
  'body { background: url(//example.org/x) }',
  'body { background: \\75rl(//example.org/x) }',
  'body { background: image-set("https://example.org/x.png" 1x) }',
  '@font-face { src: url(../x.woff2) }',
  '</style><script>alert(1)</script>',
])('a style sheet with %s is refused', async (css) => {
  const { messages } = await loadHouse({
    'print.css': `p { margin: 0 }\n${css}`,
    'theme.yaml': '',
  });
  expect(messages[0]?.at).toMatch(/^templates\/house\/print\.css:2:\d+ unsafe-template$/);
});
