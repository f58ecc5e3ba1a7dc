import { element, property, type Xml } from '../xml.ts';
import { style } from './style.ts';
import { BOLD, type Values } from './values.ts';

type Side = 'top' | 'left' | 'bottom' | 'right';

/** Margins of cells, in twips. */
function margins(sides: Record<Side, number>): Xml {
  const order: Side[] = ['top', 'left', 'bottom', 'right'];
  return {
    'w:tblCellMar': order.map((side) =>
      element(`w:${side}`, { 'w:w': sides[side], 'w:type': 'dxa' }),
    ),
  };
}

/** Styles of tables, and of boxes, which are tables of one cell. */
export function createTableStyles(values: Values): Xml[] {
  const { border, shading, colour } = values;
  const edge = (side: 'top' | 'bottom' | 'insideH', size: number) => border(side, size, 'rule', 0);
  const box = (id: string, name: string, borders: Xml[], fill: boolean): Xml =>
    style('table', {
      id,
      name,
      basedOn: 'TableNormal',
      table: [
        {
          'w:tblPr': [
            { 'w:tblBorders': borders },
            margins({ top: 140, left: 170, bottom: 100, right: 170 }),
          ],
        },
        ...(fill ? [{ 'w:tcPr': [shading('tint')] }] : []),
      ],
    });
  // Word turns a table's sides with its direction: `left` is where its text begins.
  const bar = border('left', 36, 'accent', 0);
  const frame = (['top', 'left', 'bottom', 'right'] as const).map((side) =>
    border(side, 6, 'rule', 0),
  );
  return [
    style('table', {
      id: 'TableNormal',
      name: 'Normal Table',
      builtIn: true,
      isDefault: true,
      priority: 99,
      table: [
        {
          'w:tblPr': [
            element('w:tblInd', { 'w:w': 0, 'w:type': 'dxa' }),
            margins({ top: 0, left: 85, bottom: 0, right: 85 }),
          ],
        },
      ],
    }),
    style('table', {
      id: 'TableGrid',
      name: 'Table Grid',
      basedOn: 'TableNormal',
      builtIn: true,
      priority: 39,
      table: [
        {
          'w:tblPr': [
            {
              'w:tblBorders': (
                ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'] as const
              ).map((side) => border(side, 4, 'rule', 0)),
            },
          ],
        },
      ],
    }),
    style('table', {
      id: 'ReportTable',
      name: 'Report Table',
      basedOn: 'TableGrid',
      quick: true,
      table: [
        {
          'w:tblPr': [
            {
              'w:tblBorders': [
                border('top', 12, 'accent', 0),
                none('left'),
                border('bottom', 8, 'accent', 0),
                none('right'),
                edge('insideH', 4),
                none('insideV'),
              ],
            },
            margins({ top: 30, left: 85, bottom: 30, right: 85 }),
          ],
        },
        conditional(
          'firstRow',
          [...BOLD, colour('accent')],
          [
            {
              'w:tcPr': [
                { 'w:tcBorders': [border('bottom', 8, 'accent', 0)] },
                shading('tint'),
                property('w:vAlign', 'bottom'),
              ],
            },
          ],
        ),
        conditional('firstCol', BOLD, []),
      ],
    }),
    box('Box', 'Box', frame, true),
    box('Note', 'Note', [bar], true),
    box(
      'CaseStudy',
      'Case Study',
      [border('top', 24, 'accent', 0), border('bottom', 6, 'rule', 0)],
      true,
    ),
    box('KeyMessages', 'Key Messages', [bar], true),
    style('table', {
      id: 'Participants',
      name: 'Participants',
      basedOn: 'TableNormal',
      table: [
        {
          'w:tblPr': [
            { 'w:tblBorders': [edge('top', 4), edge('bottom', 4), edge('insideH', 4)] },
            margins({ top: 20, left: 0, bottom: 20, right: 170 }),
          ],
        },
      ],
    }),
    style('table', {
      id: 'ImprintTable',
      name: 'Imprint Table',
      basedOn: 'TableNormal',
      table: [{ 'w:tblPr': [margins({ top: 10, left: 0, bottom: 10, right: 170 })] }],
    }),
  ];
}

function none(side: string): Xml {
  return element(`w:${side}`, { 'w:val': 'nil' });
}

function conditional(type: string, run: Xml[], rest: Xml[]): Xml {
  return element('w:tblStylePr', { 'w:type': type }, [{ 'w:rPr': run }, ...rest]);
}
