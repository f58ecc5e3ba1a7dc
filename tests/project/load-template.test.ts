import { expect, test } from 'vitest';
import { loadHouse } from '../support/template.ts';

test('a template says only where it differs', async () => {
  const { template, messages } = await loadHouse({
    'theme.yaml':
      'colours: { accent: "#AA0000", dark: { ink: "#ffffff" } }\npage: { size: Letter }',
  });
  const { template: base } = await loadHouse({}, 'roundtable');
  expect(messages).toEqual([]);
  expect(template?.name).toBe('house');
  expect(template?.theme.colours.accent).toBe('#aa0000');
  expect(template?.theme.colours.dark).toEqual({ ...base?.theme.colours.dark, ink: '#ffffff' });
  expect(template?.theme.page).toEqual({ ...base?.theme.page, size: 'Letter' });
  expect(template?.theme.fonts).toEqual(base?.theme.fonts);
  expect(template?.css).toEqual(base?.css);
  expect(template?.cover).toBe(base?.cover);
});

test('a template that is not there is reported where it is named', async () => {
  const { template, messages } = await loadHouse({}, 'roundtabel');
  expect(template).toBeUndefined();
  expect(messages).toEqual([
    {
      at: 'en.md:3:1 missing-template',
      reason: 'There is no template "roundtabel"',
      note: 'Did you mean "roundtable"?',
    },
  ]);
});

test('styles and cover may show images of the template', async () => {
  const { template, messages } = await loadHouse({
    'theme.yaml': '',
    'images/logo.svg': '<svg viewBox="0 0 1 1"/>',
    'cover.html': '<img src="images/logo.svg" alt=""><slot name="title"></slot>',
    'print.css':
      '/* url(https://example.org) */ body { background: url("images/logo.svg"); content: "\\201C" }',
  });
  expect(messages).toEqual([]);
  expect([...(template?.images.keys() ?? [])]).toContain('images/logo.svg');
});

test('a drawing of a template is checked like any other', async () => {
  const { messages } = await loadHouse({ 'theme.yaml': '', 'logo.svg': '<svg><script/></svg>' });
  expect(messages.map(({ at }) => at)).toEqual([
    'templates/house/logo.svg:undefined:undefined unsafe-image',
  ]);
});
