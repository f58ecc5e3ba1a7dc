import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The folder of this package: above `src` in a clone, above `lib` when it is installed. */
export const packageRoot: string = findPackageRoot();

function findPackageRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(path.join(folder, 'package.json')) && folder !== path.dirname(folder)) {
    folder = path.dirname(folder);
  }
  return folder;
}

/**
 * The folder of an installed package, looked for as Node's module resolution does
 * (Node.js, "Loading from node_modules folders") but without the reading of
 * what the package exports; by that resolution where it isn't found so.
 *
 * @throws the error of the resolution where there is no such package
 */
export function findInstalled(name: string): string {
  for (let folder = packageRoot; ; folder = path.dirname(folder)) {
    const installed = path.join(folder, 'node_modules', name);
    if (existsSync(path.join(installed, 'package.json'))) return installed;
    if (folder === path.dirname(folder)) break;
  }
  return path.dirname(requireFromPackage.resolve(`${name}/package.json`));
}

/** Node's module resolution from this package, for files of packages. */
export const requireFromPackage: NodeJS.Require = createRequire(
  path.join(packageRoot, 'package.json'),
);
