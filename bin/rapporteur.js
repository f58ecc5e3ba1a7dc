#!/usr/bin/env node
// In the syntax of old versions, so that they can say that they are too old;
// the file is a module where `type` is known, and a script where it is not.
var version = process.versions.node.split('.').map(Number);
if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  console.error(
    'rapporteur needs Node.js 20.19 or newer; this is ' +
      process.versions.node +
      '. See https://nodejs.org/en/download',
  );
  process.exitCode = 3;
} else {
  if (process.getBuiltinModule) keepCompiled(process.getBuiltinModule('node:module'));
  import('../lib/cli.js').then(
    (cli) => cli.main(process.argv.slice(2)),
    (error) => {
      if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
      console.error('rapporteur is not built yet. Run: make');
      if (process.argv.indexOf('--debug') >= 0) console.error(error);
      process.exitCode = 3;
    },
  );
}

// Node.js 22 and later keep what they compiled for the next start.
function keepCompiled(nodeModule) {
  if (nodeModule.enableCompileCache) nodeModule.enableCompileCache();
}
