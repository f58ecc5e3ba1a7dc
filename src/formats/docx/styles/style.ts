import { element, property, type Xml } from '../xml.ts';

/** What a style is, besides its properties. */
export interface StyleOptions {
  /** The id that content refers to. */
  id: string;
  /** The name that Word shows; Word knows its own styles by it. */
  name: string;
  basedOn?: string | undefined;
  next?: string | undefined;
  /** The id of the other half of a linked style. */
  link?: string | undefined;
  /** One of Word's own: `w:customStyle` is left out. */
  builtIn?: boolean | undefined;
  /** Whether it is offered in the gallery. */
  quick?: boolean | undefined;
  /** The style of what says no style of its own. */
  isDefault?: boolean | undefined;
  priority?: number | undefined;
  /** Of its paragraphs, in the order of the schema. */
  paragraph?: Xml[] | undefined;
  /** Of its text, in the order of the schema. */
  run?: Xml[] | undefined;
  /** Of a table style: `w:tblPr`, `w:tcPr`, `w:tblStylePr` … */
  table?: Xml[] | undefined;
}

/** A style of the sheet (ECMA-376-1, 17.7.4.17). */
export function style(type: 'paragraph' | 'character' | 'table', options: StyleOptions): Xml {
  const { id, name, basedOn, next, link, builtIn, quick, isDefault, priority } = options;
  const { paragraph = [], run = [], table = [] } = options;
  return element(
    'w:style',
    {
      'w:type': type,
      'w:default': isDefault === true ? 1 : undefined,
      'w:customStyle': builtIn === true ? undefined : 1,
      'w:styleId': id,
    },
    [
      property('w:name', name),
      ...(basedOn === undefined ? [] : [property('w:basedOn', basedOn)]),
      ...(next === undefined ? [] : [property('w:next', next)]),
      ...(link === undefined ? [] : [property('w:link', link)]),
      ...(priority === undefined ? [] : [property('w:uiPriority', priority)]),
      ...(quick === true ? [{ 'w:qFormat': {} }] : []),
      ...(paragraph.length > 0 ? [{ 'w:pPr': paragraph }] : []),
      ...(run.length > 0 ? [{ 'w:rPr': run }] : []),
      ...table,
    ],
  );
}
