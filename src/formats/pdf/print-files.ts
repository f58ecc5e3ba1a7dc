import type { Report } from '../../report/report.ts';
import type { FontFace } from '../../report/template.ts';
import { dressDrawing } from '../html/dress-drawing.ts';
import type { ImageFile } from '../html/scope.ts';
import type { StyleUrls } from './print-styles.ts';
import type { ServedFile } from './serve.ts';

/** The files of a printed document, and the addresses that they are served at. */
export interface PrintFiles {
  /** By path. Images are added when their address is asked for. */
  files: Map<string, ServedFile>;
  urls: StyleUrls;
}

/** Begin the files of a printed document with the report's fonts. */
export function collectFiles(report: Report, fonts: readonly FontFace[]): PrintFiles {
  const files = new Map<string, ServedFile>();
  for (const face of fonts) {
    files.set(`/fonts/${face.name}`, { mediaType: `font/${face.format}`, bytes: face.bytes });
  }
  return {
    files,
    urls: {
      font: (name) => encodeURI(`/fonts/${name}`),
      image(image: ImageFile) {
        const { name, mediaType, bytes } = dressDrawing(image, report, fonts);
        const path = `/images/${name}`;
        files.set(path, { mediaType, bytes });
        return encodeURI(path);
      },
    },
  };
}
