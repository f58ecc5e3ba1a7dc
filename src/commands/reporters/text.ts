import type { Terminal } from '../terminal.ts';
import type { Diagnostic } from './diagnostic.ts';

/** `file:line:column severity message (rule)`, with the hint below. */
export function writeText(diagnostic: Diagnostic, terminal: Terminal): void {
  const { path, line, column, severity, rule, message, hint, related } = diagnostic;
  const { colours } = terminal;
  const colour = { error: colours.red, warning: colours.yellow, info: colours.cyan }[severity];
  const place = line === undefined ? path : `${path}:${line}:${column ?? 1}`;
  const named = rule === undefined ? '' : ` ${colours.dim(`(${rule})`)}`;
  terminal.complain(`${place} ${colour(severity)} ${message}${named}`);
  if (hint !== undefined) terminal.complain(`    ${hint}`);
  // A place in the same file is told by the message; one in another has to be found.
  if (related?.path !== undefined) {
    terminal.complain(`    ${related.path}:${related.line}:${related.column} ${related.message}`);
  }
}
