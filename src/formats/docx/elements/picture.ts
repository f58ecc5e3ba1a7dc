import { element, type Xml } from '../xml.ts';

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const PICTURE = 'http://schemas.openxmlformats.org/drawingml/2006/picture';

/** An image that is drawn in a line of text. */
export interface PictureOptions {
  /** Unique in the document. */
  id: number;
  name: string;
  /** Empty for an image that says nothing. */
  alt: string;
  /** In English Metric Units. */
  width: number;
  height: number;
  /** The relationship of the image, or of the raster image that stands in for a drawing. */
  raster: string;
  /** The relationship of the drawing itself. */
  svg?: string | undefined;
}

/**
 * A picture. Word takes a drawing (SVG) as an extension of the raster image
 * that older versions show (MS-ODRAWXML, 2.3.3.36, `svgBlip`), and marks a
 * decorative one in another (2.3.3.25, `decorative`).
 */
export function picture(options: PictureOptions): Xml {
  const { id, name, alt, width, height, raster, svg } = options;
  const properties = element(
    'wp:docPr',
    { id, name, descr: alt },
    alt === '' ? [decorative()] : [],
  );
  const extent = { cx: width, cy: height };
  return {
    'w:r': [
      {
        'w:drawing': [
          element('wp:inline', { distT: 0, distB: 0, distL: 0, distR: 0 }, [
            element('wp:extent', extent),
            properties,
            {
              'wp:cNvGraphicFramePr': [
                element('a:graphicFrameLocks', { 'xmlns:a': DRAWING, noChangeAspect: 1 }),
              ],
            },
            element('a:graphic', { 'xmlns:a': DRAWING }, [
              element('a:graphicData', { uri: PICTURE }, [
                element('pic:pic', { 'xmlns:pic': PICTURE }, [
                  {
                    'pic:nvPicPr': [
                      element('pic:cNvPr', { id, name, descr: alt }),
                      { 'pic:cNvPicPr': {} },
                    ],
                  },
                  {
                    'pic:blipFill': [
                      element(
                        'a:blip',
                        { 'r:embed': raster },
                        svg === undefined ? [] : [drawing(svg)],
                      ),
                      { 'a:stretch': [{ 'a:fillRect': {} }] },
                    ],
                  },
                  {
                    'pic:spPr': [
                      {
                        'a:xfrm': [element('a:off', { x: 0, y: 0 }), element('a:ext', extent)],
                      },
                      element('a:prstGeom', { prst: 'rect' }, [{ 'a:avLst': {} }]),
                    ],
                  },
                ]),
              ]),
            ]),
          ]),
        ],
      },
    ],
  };
}

function decorative(): Xml {
  return element('a:extLst', { 'xmlns:a': DRAWING }, [
    element('a:ext', { uri: '{C183D7F6-B498-43B3-948B-1728B52AA6E4}' }, [
      element('adec:decorative', {
        'xmlns:adec': 'http://schemas.microsoft.com/office/drawing/2017/decorative',
        val: 1,
      }),
    ]),
  ]);
}

function drawing(relationship: string): Xml {
  return {
    'a:extLst': [
      element('a:ext', { uri: '{96DAC541-7B7A-43D3-8B79-37D633B846F1}' }, [
        element('asvg:svgBlip', {
          'xmlns:asvg': 'http://schemas.microsoft.com/office/drawing/2016/SVG/main',
          'r:embed': relationship,
        }),
      ]),
    ],
  };
}
