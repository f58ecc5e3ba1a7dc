/** What is published tells nothing of the machine that made it, nor of a camera's owner. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { goodReport, run } from '../cli/support.ts';
import { projectFolder } from '../support/paths.ts';
import { makeFolder } from '../support/temporary-project.ts';
import { describeWithValidator } from '../support/validators.ts';

/** A JPEG of one pixel, with Exif data as a camera writes it: owner, place, software. */
function photograph(secret: string): Buffer {
  const pixel = Buffer.from(
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
    'base64',
  );
  const exif = Buffer.from(
    `Exif\0\0II*\0\x08\0\0\0\x01\0\x98\x82\x02\0${String.fromCharCode(secret.length + 1)}\0\0\0\x1a\0\0\0\0\0\0\0${secret}\0`,
    'latin1',
  );
  const head = Buffer.from([0xff, 0xe1, (exif.length + 2) >> 8, (exif.length + 2) & 255]);
  return Buffer.concat([pixel.subarray(0, 2), head, exif, pixel.subarray(2)]);
}

/** Everything that a file says, however it is packed. */
function unpack(name: string, bytes: Buffer): string {
  if (/\.(?:epub|docx)$/.test(name)) {
    const parts = Object.entries(unzipSync(bytes));
    return parts.map(([path, content]) => `${path}\n${strFromU8(content, true)}`).join('\n');
  }
  const text = bytes.toString('latin1');
  if (name.endsWith('.html')) {
    const embedded = [...text.matchAll(/base64,([A-Za-z0-9+/=]+)/g)];
    return [
      text,
      ...embedded.map(([, data = '']) => Buffer.from(data, 'base64').toString('latin1')),
    ].join('\n');
  }
  const streams = [...text.matchAll(/stream\r?\n/g)].map((match) => {
    try {
      return inflateSync(bytes.subarray(match.index + match[0].length), {
        finishFlush: 2,
      }).toString('latin1');
    } catch {
      return '';
    }
  });
  return [text, ...streams].join('\n');
}

describeWithValidator('browser', 'no document tells', () => {
  test('of folders, users, machines, times or places', async () => {
    const owner = 'Ada Lovelace 51.5N';
    const home = makeFolder();
    const folder = makeFolder({
      'source/a/en.md': `${goodReport()}\n![A photograph](images/a.jpg)\n\n![A drawing](images/b.svg)\n`,
      'source/a/images/a.jpg': photograph(owner),
      'source/a/images/b.svg': `<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" inkscape:export-filename="${home}/b.png" viewBox="0 0 4 3"><!-- ${owner} --><metadata>${owner}</metadata><image href="data:image/jpeg;base64,${photograph(owner).toString('base64')}" width="4" height="3"/></svg>`,
    });
    // It is there to be found.
    expect(readFileSync(join(folder, 'source/a/images/a.jpg'), 'latin1')).toContain(owner);
    const { code, stderr } = await run(folder, ['build'], {
      HOME: home,
      USER: 'adalovelace',
      LOGNAME: 'adalovelace',
      USERNAME: 'adalovelace',
      HOSTNAME: 'engine.example',
    });
    expect({ code, errors: stderr.match(/ error .*/g) }).toEqual({ code: 0, errors: null });
    const names = ['pdf', 'epub', 'docx', 'html'].map((extension) => `a.en.${extension}`);
    for (const name of [...names, 'manifest.json', 'SHA256SUMS']) {
      const text = unpack(name, readFileSync(join(folder, 'dist', name)));
      const secrets = {
        owner,
        folder,
        home,
        temporary: `${tmpdir()}/`,
        program: projectFolder,
        user: 'adalovelace',
        machine: 'engine.example',
        year: `(D:${new Date().getFullYear()}`,
      };
      for (const [kind, secret] of Object.entries(secrets)) {
        expect(text.includes(secret), `${kind} in ${name}`).toBe(false);
      }
      const { username } = userInfo();
      // “root” is a word of fonts and of XML, too.
      if (username.length > 5) expect(text.includes(username), name).toBe(false);
      if (hostname().length > 5) expect(text.includes(hostname()), name).toBe(false);
    }
    const listed = execFileSync('sha256sum', ['--check', 'SHA256SUMS'], {
      cwd: join(folder, 'dist'),
      encoding: 'utf8',
    });
    expect(listed.trim().split('\n')).toHaveLength(4);
  });
});
