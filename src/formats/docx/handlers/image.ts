import type { Image, ImageReference } from 'mdast';
import { picture } from '../elements/picture.ts';
import { writeText } from '../elements/text.ts';
import type { Handler, Scope, State } from '../state.ts';
import { pixelsToEmu, twipsToEmu } from '../units.ts';

/** How much of a page's height a picture may take, so that its caption finds place below. */
const TALLEST = 0.8;
const PIXELS_PER_EMU = 1 / 9525;

/** An image in its own size, or in the width of the text where it is wider. */
export const image: Handler<Image> = (state, node, scope) => {
  const asset = state.assets.get(node.url);
  const alt = node.alt ?? '';
  if (asset === undefined || asset.width <= 0 || asset.height <= 0) {
    return writeText(state, alt, scope);
  }
  const { width, height } = scaleToFit(
    state,
    scope,
    pixelsToEmu(asset.width),
    pixelsToEmu(asset.height),
  );
  const target = state.pictures.add(asset, Math.round(width * PIXELS_PER_EMU));
  const id = state.pictures.nextId();
  return [
    picture({
      id,
      name: `Picture ${id}`,
      alt,
      width,
      height,
      raster: scope.relationships.add('image', target.raster),
      svg: target.svg === undefined ? undefined : scope.relationships.add('image', target.svg),
    }),
  ];
};

/** An image whose reference was not resolved has no file: its description is kept. */
export const imageReference: Handler<ImageReference> = (state, node, scope) =>
  writeText(state, node.alt ?? '', scope);

function scaleToFit(state: State, scope: Scope, width: number, height: number) {
  const widest = twipsToEmu(scope.width);
  const tallest = Math.round(twipsToEmu(state.page.textHeight) * TALLEST);
  const scale = Math.min(1, widest / width, tallest / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}
