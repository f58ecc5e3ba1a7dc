/**
 * Keeps out of the bundle what Puppeteer loads for WebDriver BiDi, 676 kB: the
 * browser is spoken to in the Chrome DevTools Protocol.
 */
const IMPORTER = /[\\/]puppeteer-core[\\/]lib[\\/]/;

/** An esbuild plugin. @type {import('esbuild').Plugin} */
export const puppeteerStandIns = {
  name: 'puppeteer-stand-ins',
  setup(build) {
    build.onResolve({ filter: /[\\/]bidi\.js$/ }, (args) =>
      IMPORTER.test(args.importer) && args.kind === 'dynamic-import'
        ? { path: args.path, namespace: 'puppeteer-stand-ins' }
        : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'puppeteer-stand-ins' }, () => ({
      contents: 'throw new Error("WebDriver BiDi is not part of this program");',
    }));
  },
};
