import type { Position } from 'unist';
import type { VFile } from 'vfile';
import { isAlias, type Node, type ParsedNode, parseDocument, visit } from 'yaml';
import { report } from '../report/diagnostics.ts';
import type { Limits } from './limits.ts';
import { findDeepNesting } from './yaml-nesting.ts';

/** YAML text inside a file, parsed, with a way from its nodes to places in the file. */
export interface YamlText {
  file: VFile;
  /** The top node; `undefined` for empty text. */
  contents: ParsedNode | undefined;
  /** Where a node stands in the file. */
  place(node: { range?: readonly number[] | null | undefined }): Position;
  /** The node that an alias stands for; any other node is itself. */
  resolve(node: Node): Node | undefined;
}

/** Aliases are a convenience for a handful of repeated values; more is an attack (a "billion laughs"). */
const maximumAliases = 50;

/**
 * Parse YAML with every problem reported in the file that holds it.
 *
 * Only the core schema of YAML 1.2 is known: dates stay text, `yes` stays text,
 * and a tag such as `!!js/function` is an error. Aliases are never expanded
 * beyond what is asked for.
 *
 * @param file the file to report in
 * @param text the YAML
 * @param line the line of the file, from 1, that the text begins on
 * @param limits of size and nesting
 */
export function parseYaml(file: VFile, text: string, line: number, limits: Limits): YamlText {
  const lineStarts = findLineStarts(text);
  const toPoint = (offset: number) => {
    const index = lineStarts.findLastIndex((start) => start <= offset);
    return { line: line + index, column: offset - (lineStarts[index] ?? 0) + 1 };
  };
  const place = (node: { range?: readonly number[] | null | undefined }): Position => ({
    start: toPoint(node.range?.[0] ?? 0),
    end: toPoint(node.range?.[1] ?? node.range?.[0] ?? 0),
  });
  const nothing: YamlText = { file, contents: undefined, place, resolve: (node) => node };

  // Files are measured in bytes when they are read; front matter only here.
  if (text.length > limits.settingsSize) {
    report(
      file,
      { line, column: 1 },
      'limit-size',
      `The settings are longer than ${limits.settingsSize} characters`,
      {
        hint: 'The text of the report belongs below the front matter.',
      },
    );
    return nothing;
  }
  const deep = findDeepNesting(text, limits.nesting);
  if (deep !== undefined) {
    const message = `More than ${limits.nesting} levels of nesting`;
    report(file, toPoint(deep), 'limit-nesting', message);
    return nothing;
  }
  const document = parseDocument(text, {
    prettyErrors: false,
    schema: 'core',
    merge: false,
    stringKeys: true,
    // `silent` would also swallow the error of a second document.
    logLevel: 'error',
  });
  // The parser says of one mistake in a line what it says of the next: the first is enough.
  const seen = new Set<number>();
  for (const problem of [...document.errors, ...document.warnings]) {
    const at = toPoint(problem.pos[0]);
    if (seen.has(at.line)) continue;
    seen.add(at.line);
    const [rule, message, hint] = explainProblem(problem.code, problem.message);
    const options = hint === undefined ? {} : { hint };
    report(file, at, rule, message, options);
  }
  const contents = document.contents ?? undefined;
  // A text that could not be parsed reads as far as it goes, but a broken
  // structure would only give errors that follow from the first.
  if (
    contents === undefined ||
    document.errors.some((problem) => problem.code !== 'DUPLICATE_KEY')
  ) {
    return nothing;
  }

  let aliases = 0;
  visit(document, {
    Alias: () => {
      aliases += 1;
    },
  });
  if (aliases > maximumAliases) {
    report(file, place(contents), 'yaml-alias', `More than ${maximumAliases} aliases (\`*name\`)`, {
      hint: 'Write the values out.',
    });
    return nothing;
  }
  const resolve = (node: Node) => (isAlias(node) ? node.resolve(document) : node);
  return { file, contents, place, resolve };
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\n/g)) starts.push(match.index + 1);
  return starts;
}

/** An editor's words for what the YAML parser says: rule, message and hint. */
function explainProblem(code: string, message: string): [string, string, string?] {
  switch (code) {
    case 'DUPLICATE_KEY':
      return ['duplicate-key', 'This key is there twice', 'Keep one of them.'];
    case 'TAG_RESOLVE_FAILED':
      return ['yaml-tag', 'Tags such as `!!js/function` are not allowed', 'Write the plain value.'];
    case 'TAB_AS_INDENT':
      return ['yaml-syntax', 'A tab is used to indent', 'Indent with spaces.'];
    case 'MULTIPLE_DOCS':
      return ['yaml-syntax', 'A second document begins here', 'Remove the line `---`.'];
    case 'RESOURCE_EXHAUSTION':
      return ['limit-nesting', 'The nesting is too deep to be read'];
    case 'BLOCK_AS_IMPLICIT_KEY':
      return [
        'yaml-syntax',
        'A value holds a colon followed by a space',
        'Put the value in quotation marks: title: "Peace: a report".',
      ];
    case 'BAD_ALIAS':
      return ['yaml-alias', message.replace(/\.$/, '')];
    default:
      return ['yaml-syntax', message.replace(/\.$/, '')];
  }
}
