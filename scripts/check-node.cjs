'use strict';

/**
 * Says in one line when Node is too old, before anything fails for that reason
 * in words that nobody understands. Written for any Node, hence the old syntax.
 */
var wanted = /(\d+)\.(\d+)/.exec(require('../package.json').engines.node);
var own = /^(\d+)\.(\d+)/.exec(process.versions.node);
if (+own[1] < +wanted[1] || (+own[1] === +wanted[1] && +own[2] < +wanted[2])) {
  console.error(
    ['rapporteur needs Node.js', wanted[0], 'or newer; this is', process.versions.node].join(' '),
  );
  process.exit(3);
}
