#!/usr/bin/env node
// In the syntax of old versions, so that they can say that they are too old.
var program;
var version = process.versions.node.split('.').map(Number);
if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  console.error(
    'rapporteur needs Node.js 20.19 or newer; this is ' +
      process.versions.node +
      '. See https://nodejs.org/en/download',
  );
  process.exitCode = 3;
} else {
  try {
    program = require('./load-bundle.js').loadBundle();
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND' && error.code !== 'ENOENT') throw error;
    console.error('rapporteur is not built yet. Run: make');
    if (process.argv.indexOf('--debug') >= 0) console.error(error);
    process.exitCode = 3;
  }
  if (program) program.main(process.argv.slice(2));
}
