import { defaultTextLimits, type TextLimits } from '../report/text-limits.ts';

/** How much of anything a source may ask for, before it is refused with a diagnostic. */
export interface Limits extends TextLimits {
  /** Bytes of a Markdown file. */
  sourceSize: number;
  /** Bytes of `report.yaml`, `rapporteur.yaml`, `theme.yaml` or a front matter. */
  settingsSize: number;
  /** Bytes of one image. */
  imageSize: number;
  /** Pixels of one image, width times height. */
  imagePixels: number;
  /** Bytes of all images of a report. */
  imagesSize: number;
  /** Seconds that reading a report, checking it, or making one of its formats may take. */
  time: number;
  /** Bytes of memory that a build may take, the browser's left out. */
  memory: number;
}

const mebibyte = 1024 * 1024;

/** The limits of a project that sets none. A 300-page report stays below a tenth of each. */
export const defaultLimits: Limits = {
  ...defaultTextLimits,
  sourceSize: 16 * mebibyte,
  settingsSize: mebibyte / 4,
  imageSize: 16 * mebibyte,
  imagePixels: 64_000_000,
  imagesSize: 128 * mebibyte,
  time: 300,
  memory: 3 * 1024 * mebibyte,
};
