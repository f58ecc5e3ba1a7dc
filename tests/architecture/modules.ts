import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { projectFolder } from '../support/paths.ts';

/** One import of a source file. */
export interface Import {
  /** Relative to `src`, with `/`: `formats/pdf/browser.ts`. */
  from: string;
  /** A file in the same form, or a package's name. */
  to: string;
  isPackage: boolean;
}

const sourceFolder = join(projectFolder, 'src');
const statement = /^(?:import|export)\b[^'"`;]*?from\s*'([^']+)'|^import\s*'([^']+)'/gm;
const expression = /\bimport\(\s*'([^']+)'\s*\)/g;

/** Every TypeScript file of `src`, relative to it. */
export function listSources(): string[] {
  return listFiles('src', '.ts').map((path) => relative('src', path));
}

/** The text of a file of `src`. */
export function readSource(path: string): string {
  return readFileSync(join(sourceFolder, path), 'utf8');
}

/** Every import of `src`, of types too, static and dynamic. */
export function listImports(): Import[] {
  return listSources().flatMap((from) => {
    const text = readSource(from);
    return [...text.matchAll(statement), ...text.matchAll(expression)].map((match) => {
      const specifier = match[1] ?? match[2] ?? '';
      return specifier.startsWith('.')
        ? { from, to: relative('.', join(dirname(from), specifier)), isPackage: false }
        : { from, to: packageOf(specifier), isPackage: true };
    });
  });
}

/** The part of the program that a file is of: `blocks`, `formats/pdf`, `cli`. */
export function areaOf(path: string): string {
  const [first = '', second = '', third] = path.split('/');
  if (first === 'formats') return third === undefined ? 'formats' : `formats/${second}`;
  return first.replace(/\.ts$/, '');
}

/** Files of the project below a folder, without installed packages, sorted. */
export function listFiles(folder: string, extension: string): string[] {
  return readdirSync(join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith(extension) && !path.includes('node_modules/'))
    .sort();
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}
