import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this package: above `src` in a clone, above `lib` when it is installed. */
export const packageRoot: string = findPackageRoot();

function findPackageRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'package.json')) && folder !== path.dirname(folder)) {
    folder = path.dirname(folder);
  }
  return folder;
}

/** Node's module resolution from this package, for files of packages. */
export const requireFromPackage: NodeJS.Require = createRequire(
  path.join(packageRoot, 'package.json'),
);
