import { createFlateStream } from '../objects/flate.ts';
import {
  createString,
  isDictionary,
  isStream,
  type PdfDictionary,
  type PdfValue,
} from '../objects/values.ts';
import type { Context } from './context.ts';
import { createSrgbProfile } from './srgb-profile.ts';

/**
 * Say what the file's colours mean (ISO 19005-2, 6.2.3 and 6.2.4): an output
 * intent with a profile of sRGB, and sRGB as the space that transparent pages
 * blend in (6.2.10).
 */
export function setColours(context: Context): void {
  const { file, catalog } = context;
  const profile = file.add(createFlateStream(createSrgbProfile(), new Map([['N', 3]])));
  const condition = createString('sRGB IEC61966-2.1');
  const intent: PdfDictionary = new Map<string, PdfValue>([
    ['Type', 'OutputIntent'],
    ['S', 'GTS_PDFA1'],
    ['OutputConditionIdentifier', condition],
    ['RegistryName', createString('http://www.color.org')],
    ['Info', condition],
    ['DestOutputProfile', profile],
  ]);
  catalog.set('OutputIntents', [file.add(intent)]);
  for (const page of context.pages) {
    checkImages(context, page.dictionary, page.index + 1, new Set());
    if (isTransparent(context, page.dictionary, new Set())) {
      page.dictionary.set(
        'Group',
        new Map<string, PdfValue>([
          ['Type', 'Group'],
          ['S', 'Transparency'],
          ['CS', 'DeviceRGB'],
          ['I', true],
        ]),
      );
    }
  }
}

function resourcesOf(context: Context, owner: PdfDictionary, category: string): PdfValue[] {
  const resources = context.file.resolve(owner.get('Resources'));
  const entries = isDictionary(resources) ? context.file.resolve(resources.get(category)) : null;
  return isDictionary(entries) ? [...entries.values()].map((v) => context.file.resolve(v)) : [];
}

function isTransparent(context: Context, owner: PdfDictionary, seen: Set<PdfValue>): boolean {
  const states = resourcesOf(context, owner, 'ExtGState').filter(isDictionary);
  const blends = states.some(
    (state) =>
      (state.get('ca') ?? 1) !== 1 ||
      (state.get('CA') ?? 1) !== 1 ||
      isDictionary(context.file.resolve(state.get('SMask'))) ||
      (state.get('BM') ?? 'Normal') !== 'Normal',
  );
  if (blends) return true;
  return resourcesOf(context, owner, 'XObject').some((object) => {
    if (!isStream(object) || seen.has(object)) return false;
    seen.add(object);
    if (object.dictionary.has('SMask') || object.dictionary.has('Group')) return true;
    return isTransparent(context, object.dictionary, seen);
  });
}

/** Images that neither the output intent nor PDF/A-2 covers: CMYK, and JPEG 2000 and the like. */
function checkImages(
  context: Context,
  owner: PdfDictionary,
  page: number,
  seen: Set<PdfValue>,
): void {
  for (const object of resourcesOf(context, owner, 'XObject')) {
    if (!isStream(object) || seen.has(object)) continue;
    seen.add(object);
    if (object.dictionary.get('Subtype') === 'Form') {
      checkImages(context, object.dictionary, page, seen);
      continue;
    }
    // ISO 19005-2, 6.2.8: an interpolated image may not ask for it.
    object.dictionary.delete('Interpolate');
    if (context.file.resolve(object.dictionary.get('ColorSpace')) === 'DeviceCMYK') {
      context.problems.push({
        rule: 'image-in-cmyk',
        message: 'an image is in CMYK; save it as RGB',
        page,
      });
    }
  }
}
