import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../support/paths.ts';
import { makeFolder } from '../support/temporary-project.ts';

const keepsNoneByItself = Number(process.versions.node.split('.')[0]) < 22;

test.runIf(keepsNoneByItself)('Node.js 20 finds what was compiled before', () => {
  const folder = join(projectFolder, 'lib', `compiled-${process.versions.v8}-${process.arch}`);
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual([
    'all',
    'all/cli.cjs.bin',
    'all/docx.cjs.bin',
    'docx',
    'docx/cli.cjs.bin',
    'docx/docx.cjs.bin',
    'epub',
    'epub/cli.cjs.bin',
    'html',
    'html/cli.cjs.bin',
  ]);
});

test('compiled code that is cut short, or of another version, is not used', () => {
  const copy = makeFolder();
  for (const part of ['bin', 'lib', 'package.json']) {
    cpSync(join(projectFolder, part), join(copy, part), { recursive: true });
  }
  const folder = join(copy, 'lib', `compiled-${process.versions.v8}-${process.arch}`);
  if (existsSync(folder)) truncateSync(join(folder, 'all/cli.cjs.bin'), 1000);
  const { status, stdout } = spawnSync(process.execPath, ['bin/rapporteur.js', '--version'], {
    cwd: copy,
    encoding: 'utf8',
  });
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+/),
  });
});

test('a clone that is not built says so', () => {
  const copy = makeFolder();
  cpSync(join(projectFolder, 'bin'), join(copy, 'bin'), { recursive: true });
  const { status, stderr } = spawnSync(process.execPath, ['bin/rapporteur.js'], {
    cwd: copy,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({
    status: 3,
    stderr: 'rapporteur is not built yet. Run: make\n',
  });
});
