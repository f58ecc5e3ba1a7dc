import { readFile } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { requireFromPackage } from '../package-root.ts';

/** What of HarfBuzz's interface is used here (hb-subset.h); numbers are addresses. */
interface HarfBuzz {
  memory: WebAssembly.Memory;
  malloc(size: number): number;
  free(address: number): void;
  hb_blob_create(data: number, length: number, mode: number, user: number, destroy: number): number;
  hb_blob_destroy(blob: number): void;
  hb_blob_get_data(blob: number, length: number): number;
  hb_blob_get_length(blob: number): number;
  hb_face_create(blob: number, index: number): number;
  hb_face_destroy(face: number): void;
  hb_face_reference_blob(face: number): number;
  hb_set_add(set: number, value: number): void;
  hb_set_clear(set: number): void;
  hb_set_invert(set: number): void;
  hb_subset_input_create_or_fail(): number;
  hb_subset_input_destroy(input: number): void;
  hb_subset_input_set(input: number, type: number): number;
  hb_subset_input_set_flags(input: number, flags: number): void;
  hb_subset_input_unicode_set(input: number): number;
  hb_subset_or_fail(face: number, input: number): number;
  _initialize(): void;
}

const MEMORY_MODE_READONLY = 1;
const FLAG_NO_HINTING = 1;
const SET_NAME_IDS = 4;
const SET_LAYOUT_FEATURES = 6;
/** Entries of the `name` table that say under which licence a font stands. */
const LICENCE_NAMES = [0, 7, 13, 14];

let started: Promise<HarfBuzz> | undefined;

/**
 * HarfBuzz's own WebAssembly build; its start takes about 20 ms, once in a process.
 *
 * V8 would begin to compile it a second time, for speed, which takes three
 * times as long as all the work here: the budget that a function has before
 * that is raised.
 */
async function startHarfBuzz(): Promise<HarfBuzz> {
  setFlagsFromString('--wasm-tiering-budget=1000000000');
  const file = requireFromPackage.resolve('harfbuzzjs/dist/harfbuzz-subset.wasm');
  const { instance } = await WebAssembly.instantiate(await readFile(file));
  // The package is pinned; its exports are those of the interface above.
  const harfBuzz = instance.exports as unknown as HarfBuzz;
  harfBuzz._initialize();
  return harfBuzz;
}

/**
 * The part of a font that sets some characters: their glyphs, all that layout
 * can make of those (ligatures, joined forms, old-style figures), and nothing
 * else. Instructions for the rasterizers of old screens are left out.
 *
 * @param sfnt an OpenType file
 * @param points code points; what the font does not have is passed over
 * @returns an OpenType file; `undefined` if HarfBuzz does not take the font
 */
export async function subsetFont(
  sfnt: Uint8Array,
  points: Iterable<number>,
): Promise<Uint8Array | undefined> {
  started ??= startHarfBuzz();
  const harfBuzz = await started;
  const data = harfBuzz.malloc(sfnt.length);
  new Uint8Array(harfBuzz.memory.buffer).set(sfnt, data);
  const blob = harfBuzz.hb_blob_create(data, sfnt.length, MEMORY_MODE_READONLY, 0, 0);
  const face = harfBuzz.hb_face_create(blob, 0);
  const input = harfBuzz.hb_subset_input_create_or_fail();
  const characters = harfBuzz.hb_subset_input_unicode_set(input);
  for (const point of points) harfBuzz.hb_set_add(characters, point);
  const features = harfBuzz.hb_subset_input_set(input, SET_LAYOUT_FEATURES);
  harfBuzz.hb_set_clear(features);
  harfBuzz.hb_set_invert(features);
  const names = harfBuzz.hb_subset_input_set(input, SET_NAME_IDS);
  for (const id of LICENCE_NAMES) harfBuzz.hb_set_add(names, id);
  harfBuzz.hb_subset_input_set_flags(input, FLAG_NO_HINTING);
  const made = harfBuzz.hb_subset_or_fail(face, input);
  const subset = made === 0 ? undefined : copyFace(harfBuzz, made);
  harfBuzz.hb_face_destroy(made);
  harfBuzz.hb_subset_input_destroy(input);
  harfBuzz.hb_face_destroy(face);
  harfBuzz.hb_blob_destroy(blob);
  harfBuzz.free(data);
  return subset;
}

/** A face's file, out of HarfBuzz's memory. */
function copyFace(harfBuzz: HarfBuzz, face: number): Uint8Array {
  const blob = harfBuzz.hb_face_reference_blob(face);
  const address = harfBuzz.hb_blob_get_data(blob, 0);
  const length = harfBuzz.hb_blob_get_length(blob);
  const copy = new Uint8Array(harfBuzz.memory.buffer).slice(address, address + length);
  harfBuzz.hb_blob_destroy(blob);
  return copy;
}
