import type { Plugin } from 'esbuild';

export const epubStandIns: Plugin;
