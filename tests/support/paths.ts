import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const projectFolder = fileURLToPath(new URL('../../', import.meta.url));

/** The folder of the validators' own packages. */
export const validatorsFolder = fileURLToPath(new URL('../validators/', import.meta.url));
