/**
 * Keeps out of the bundle what epub-gen-memory loads and the EPUB format never
 * runs: 770 of 891 kB, and 0.1 s at every start.
 *
 * - `predicates` (ow): replaced by the library's own module for browsers,
 *   which checks no arguments; ours are typed;
 * - `fetchable` (node-fetch, whatwg-url): nothing is ever fetched, and with
 *   this nothing can be;
 * - `html` (htmlparser2, css-select): the step that normalises chapters gets none;
 * - `jszip`, `mime`, `slugify`: the archive is ours, and has no cover, font or
 *   title of the library's to name;
 * - `diacritics`: taken off the language's tag, which has none.
 */
const STAND_INS = {
  diacritics: 'exports.remove = (text) => text;',
  './fetchable': 'exports.default = () => { throw new Error("An EPUB fetches nothing"); };',
  './html': 'exports.normalizeHTML = () => { throw new Error("Chapters are set, not given"); };',
  jszip: 'module.exports = class { file() {} };',
  mime: 'exports.getType = exports.getExtension = () => null;',
  slugify: 'module.exports = (text) => text;',
};

const IMPORTER = /[\\/]epub-gen-memory[\\/]dist[\\/]/;

/** An esbuild plugin. @type {import('esbuild').Plugin} */
export const epubStandIns = {
  name: 'epub-stand-ins',
  setup(build) {
    build.onResolve({ filter: /^\.\/predicates$/ }, (args) =>
      IMPORTER.test(args.importer) ? { path: `${args.resolveDir}/predicates-nop.js` } : undefined,
    );
    build.onResolve(
      { filter: /^(?:\.\/(?:fetchable|html)|diacritics|jszip|mime|slugify)$/ },
      (args) =>
        IMPORTER.test(args.importer) ? { path: args.path, namespace: 'epub-stand-ins' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'epub-stand-ins' }, (args) => ({
      contents: STAND_INS[args.path],
    }));
  },
};
