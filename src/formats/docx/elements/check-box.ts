import { element, type Xml } from '../xml.ts';

const FONT = 'MS Gothic';

/** A box that can be ticked: a content control (MS-DOCX, 2.6.1.7, `w14:checkbox`). */
export function checkBox(checked: boolean): Xml {
  return {
    'w:sdt': [
      {
        'w:sdtPr': [
          {
            'w14:checkbox': [
              element('w14:checked', { 'w14:val': checked ? 1 : 0 }),
              element('w14:checkedState', { 'w14:val': '2612', 'w14:font': FONT }),
              element('w14:uncheckedState', { 'w14:val': '2610', 'w14:font': FONT }),
            ],
          },
        ],
      },
      {
        'w:sdtContent': [
          {
            'w:r': [
              { 'w:rPr': [element('w:rStyle', { 'w:val': 'CheckBox' })] },
              { 'w:t': [checked ? '\u2612' : '\u2610'] },
            ],
          },
        ],
      },
    ],
  };
}
