/** The lock files: what an install on another machine depends on. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectFolder } from '../support/paths.ts';
import { listImports, listSources, readSource } from './modules.ts';

interface LockFile {
  packages: Record<
    string,
    {
      resolved?: string;
      license?: string;
      dev?: boolean;
      optionalDependencies?: Record<string, string>;
    }
  >;
}

const manifest = readJson('package.json') as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

describe.each(['', 'tests/validators/'])('%spackage-lock.json', (folder) => {
  const { packages } = readJson(`${folder}package-lock.json`) as LockFile;

  test('names no registry', () => {
    expect(Object.keys(packages).filter((path) => packages[path]?.resolved)).toEqual([]);
  });
});

test('npm ci finds every optional package of another system in the lock file', () => {
  const { packages } = readJson('package-lock.json') as LockFile;
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !(`node_modules/${name}` in packages || `${path}/node_modules/${name}` in packages),
    ),
  );
  expect(missing).toEqual([]);
});

test('our own dependencies are pinned', () => {
  const versions = { ...manifest.dependencies, ...manifest.devDependencies };
  expect(Object.entries(versions).filter(([, version]) => !/^\d/.test(version))).toEqual([]);
});

test('every dependency is named by the program, and what it imports is a dependency', () => {
  const { dependencies, devDependencies } = manifest;
  const theme = readFileSync(join(projectFolder, 'templates/roundtable/theme.yaml'), 'utf8');
  const named = `${theme}${listSources().map(readSource).join('')}`;
  expect(Object.keys(dependencies).filter((name) => !named.includes(name))).toEqual([]);
  const unknown = listImports()
    .filter(({ to, isPackage }) => isPackage && !to.startsWith('node:'))
    .filter(({ to }) => !(to in dependencies || to in devDependencies))
    // Types without code.
    .filter(({ to }) => !(`@types/${to}` in devDependencies));
  expect(unknown).toEqual([]);
});

test('no dependency binds who uses it to the GPL', () => {
  const { packages } = readJson('package-lock.json') as LockFile;
  const bound = Object.entries(packages).filter(([, { license = '' }]) =>
    /^\(?A?GPL/.test(license),
  );
  expect(bound.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
});

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(projectFolder, path), 'utf8'));
}
