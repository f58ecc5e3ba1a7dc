import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../project/package-root.ts';

const manifest: unknown = JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8'));

/** The version of this program, from its package. */
export const version: string =
  typeof manifest === 'object' && manifest !== null ? String(Reflect.get(manifest, 'version')) : '';

/** How artifacts and manifests call it. */
export const generator = `rapporteur ${version}`;

/** Where the files of this version can be read, once it is published; its rules' pages are among them. */
export const address = `https://unpkg.com/rapporteur@${version}`;
