import { runProperties } from '../marks.ts';
import { element, type Xml } from '../xml.ts';
import { run } from './text.ts';

/**
 * A field with its result, as Word writes it: five runs, so that the result may
 * hold runs with styles of their own (ECMA-376-1, 17.16.18). It is not marked
 * dirty, so opening the document asks nothing.
 *
 * @param instruction `REF fig_1 \h`
 * @param result what stands there until Word updates it
 * @param style of the runs around the result
 */
export function field(instruction: string, result: readonly Xml[], style?: string): Xml[] {
  return [...fieldBegin(instruction, style), ...result, fieldEnd(style)];
}

/** A field whose result is text. */
export function textField(instruction: string, result: string, style?: string): Xml[] {
  return field(instruction, [run(result, { style })], style);
}

/** The runs before a field's result, where the result goes over several paragraphs. */
export function fieldBegin(instruction: string, style?: string): Xml[] {
  const properties = runProperties({ style });
  return [
    { 'w:r': [...properties, element('w:fldChar', { 'w:fldCharType': 'begin' })] },
    {
      'w:r': [
        ...properties,
        element('w:instrText', { 'xml:space': 'preserve' }, [` ${instruction} `]),
      ],
    },
    { 'w:r': [...properties, element('w:fldChar', { 'w:fldCharType': 'separate' })] },
  ];
}

/** The run after it. */
export function fieldEnd(style?: string): Xml {
  return { 'w:r': [...runProperties({ style }), element('w:fldChar', { 'w:fldCharType': 'end' })] };
}
