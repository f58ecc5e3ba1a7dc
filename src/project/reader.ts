import type { Position } from 'unist';
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { findForbidden } from '../report/characters.ts';
import { report } from '../report/diagnostics.ts';
import type { Checked } from '../report/identifiers.ts';
import { suggestNearest } from '../report/nearest.ts';
import type { YamlText } from './yaml.ts';

/**
 * How a value is read from YAML: what it looks like, for the guide and for
 * hints, and a function that gives it or reports why not.
 */
export interface Reader<T> {
  /** What may be written, to follow "is": `a date: 2022, 2022-05 or 2022-05-31`. */
  form: string;
  read(node: Node, yaml: YamlText): T | undefined;
}

/** A key of a mapping: its value's reader, and what the guide says of it. */
export interface Field<T> {
  reader: Reader<T>;
  /** One sentence. */
  about: string;
  /** As it is written after the key. */
  example: string;
}

/** The keys that a mapping may have, in the guide's order. */
export type Fields<T> = { readonly [K in keyof T]-?: Field<NonNullable<T[K]>> };

/** What a mapping holds: the values that could be read, and where each key stands. */
export interface ReadFields<T> {
  values: Partial<T>;
  /** The keys that are there, whether or not their values could be read. */
  places: Partial<Record<keyof T, Position>>;
  /** The keys that are there without a value: `subtitle:`. */
  cleared: Set<keyof T>;
}

/**
 * Read a mapping whose keys are known. Every problem is reported at the key or
 * value that has it; none keeps the others from being read.
 *
 * @param node the mapping; anything else is reported
 * @param yaml the text that it is in
 * @param fields the known keys
 * @param what what the mapping is, to follow "in": `report.yaml`
 */
export function readFields<T>(
  node: Node | undefined,
  yaml: YamlText,
  fields: Fields<T>,
  what: string,
): ReadFields<T> {
  const result: ReadFields<T> = { values: {}, places: {}, cleared: new Set() };
  const mapping = node === undefined ? undefined : yaml.resolve(node);
  if (mapping === undefined || isNull(mapping)) return result;
  if (!isMap(mapping)) {
    report(
      yaml.file,
      yaml.place(mapping),
      'invalid-value',
      `Keys with values belong here: ${what}`,
      {
        hint: 'Write one `key: value` a line.',
      },
    );
    return result;
  }
  const known = Object.keys(fields);
  for (const pair of mapping.items) {
    const key = pair.key as Node;
    const name = isScalar(key) ? String(key.source ?? key.value) : '';
    const place = yaml.place(key);
    if (!known.includes(name)) {
      reportUnknownKey(yaml, place, name, known, what);
      continue;
    }
    const field = name as keyof T & string;
    result.places[field] = place;
    const value = pair.value === null ? undefined : yaml.resolve(pair.value as Node);
    if (value === undefined && pair.value !== null) {
      report(yaml.file, yaml.place(pair.value as Node), 'yaml-alias', 'This alias has no anchor');
    } else if (value === undefined || isNull(value)) {
      result.cleared.add(field);
    } else {
      const read = fields[field].reader.read(value, yaml);
      if (read !== undefined) result.values[field] = read as NonNullable<T[typeof field]>;
    }
  }
  return result;
}

function reportUnknownKey(
  yaml: YamlText,
  place: Position,
  name: string,
  known: string[],
  what: string,
): void {
  // Not only unknown: an object key of this name would reach into every object.
  if (name === '__proto__' || name === 'constructor' || name === 'prototype') {
    report(yaml.file, place, 'unsafe-key', `The key "${name}" is not allowed`);
    return;
  }
  report(yaml.file, place, 'unknown-key', `Unknown key "${name}" in ${what}`, {
    hint: suggestNearest(name, known) ?? `Known keys: ${known.join(', ')}.`,
  });
}

function isNull(node: Node): boolean {
  return isScalar(node) && node.value === null;
}

/** A mapping as a value. */
export function objectReader<T, R>(
  form: string,
  fields: Fields<T>,
  finish: (read: ReadFields<T>, yaml: YamlText, place: Position) => R | undefined,
): Reader<R> {
  return {
    form,
    read(node, yaml) {
      return finish(readFields(node, yaml, fields, form), yaml, yaml.place(node));
    },
  };
}

/** A mapping, or something shorter that means the same. */
export function eitherReader<T>(short: Reader<T>, long: Reader<T>): Reader<T> {
  return {
    form: `${short.form}, or ${long.form}`,
    read: (node, yaml) => (isMap(node) ? long : short).read(node, yaml),
  };
}

/** A list, or one item in place of a list of one. */
export function listReader<T>(item: Reader<T>): Reader<T[]> {
  return {
    form: `${item.form}; or a list of them`,
    read(node, yaml) {
      const items = isSeq(node) ? (node.items as Node[]) : [node];
      const result: T[] = [];
      for (const entry of items) {
        const value = yaml.resolve(entry);
        if (value === undefined || isNull(value)) continue;
        const read = item.read(value, yaml);
        if (read !== undefined) result.push(read);
      }
      return result;
    },
  };
}

/**
 * Text. Numbers are taken as they are written, so that `number: 07` keeps its
 * zero and `date: 2022` is a date.
 */
export const textReader: Reader<string> = {
  form: 'text',
  read(node, yaml) {
    if (!isScalar(node)) {
      report(
        yaml.file,
        yaml.place(node),
        'invalid-value',
        'Text is expected here, not a list or keys',
        {
          hint: 'If the text holds ": ", put it in quotation marks.',
        },
      );
      return undefined;
    }
    const text = (
      typeof node.value === 'string' ? node.value : String(node.source ?? node.value)
    ).trim();
    if (findForbidden(text).length > 0) {
      report(
        yaml.file,
        yaml.place(node),
        'control-character',
        'The text holds a control character',
        {
          hint: 'Type the line again.',
        },
      );
      return undefined;
    }
    return text === '' ? undefined : text;
  },
};

/**
 * Text of a certain form.
 *
 * @param form what may be written
 * @param rule the rule id of its diagnostics
 * @param check gives the value, or what is wrong with the text; `hint` is the form unless it says better
 */
export function checkedReader<T>(
  form: string,
  rule: string,
  check: (text: string) => Checked<T>,
): Reader<T> {
  return {
    form,
    read(node, yaml) {
      const text = textReader.read(node, yaml);
      if (text === undefined) return undefined;
      const checked = check(text);
      if ('value' in checked) return checked.value;
      const hint = checked.hint ?? `Write ${form}.`;
      report(yaml.file, yaml.place(node), rule, checked.problem, { hint });
      return undefined;
    },
  };
}

/** One of several words. */
export function choiceReader<const T extends string>(values: readonly T[]): Reader<T> {
  const form = values.join(', ').replace(/, ([^,]*)$/, ' or $1');
  return checkedReader(form, 'invalid-value', (text) => {
    const value = values.find((candidate) => candidate === text);
    if (value !== undefined) return { value };
    return {
      problem: `"${text}" is not one of ${form}`,
      hint: suggestNearest(text, values) ?? `Write ${form}.`,
    };
  });
}
