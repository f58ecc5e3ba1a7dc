import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { OpenForDamage } from './fault.ts';
import { openHtml, openXml, select } from './markup.ts';
import { webFaults } from './web-faults.ts';

/** A web page, without its fonts and pictures, which take most of the time to read. */
export const damageHtml: OpenForDamage = async (bytes, locator) => {
  const source = strFromU8(bytes).replace(/(data:[a-z/+0-9-]+;base64,)[^"')]+/gu, '$1');
  const [main] = select(openHtml(source), (node) => node.name === 'main');
  if (main === undefined) throw new Error('There is no <main>');
  return webFaults([{ source, text: main, write: (changed) => strToU8(changed) }], locator);
};

/** An EPUB: each file of its spine that has text. */
export const damageEpub: OpenForDamage = async (bytes, locator) => {
  const files = unzipSync(bytes);
  const names = Object.keys(files).filter(
    (name) => name.endsWith('.xhtml') && !/(?:nav|cover|title-page)\.xhtml$/u.test(name),
  );
  const parts = names.map((name) => {
    const source = strFromU8(files[name] ?? new Uint8Array());
    const write = (changed: string) =>
      zipSync({ ...files, [name]: strToU8(changed) }, { level: 0 });
    return { source, text: openXml(source), write };
  });
  return webFaults(parts, locator);
};
