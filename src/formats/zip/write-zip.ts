import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive. */
export interface ZipEntry {
  /** With `/`, ASCII. */
  path: string;
  bytes: Uint8Array;
  /** Whether to deflate it; what is compressed already is only stored. */
  deflate: boolean;
}

/** 1 January 1980, 00:00, the earliest time that an entry can have (APPNOTE 4.4.6). */
const DATE = 0x0021;
const TIME = 0;

/** Version 2.0: what folders and deflate need (APPNOTE 4.4.3.2). */
const VERSION = 20;

/** File names are UTF-8 (APPNOTE 4.4.4, bit 11); no other flag, so that sizes stand before the data. */
const FLAGS = 0x0800;

/**
 * Write a zip file: the entries in their order, all with one time, without
 * extra fields, comments or entries for folders.
 *
 * zlib deflates it, as it does the PDF: for a small book or document a deflater
 * in JavaScript, which has to be compiled first, takes as long as all the rest.
 *
 * @param entries the files
 * @returns the file, whole; the same bytes for the same entries
 * @throws RangeError where it would be larger than 4 GiB or have more than 65,535 entries
 */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  if (entries.length > 0xffff) throw new RangeError('A zip file has at most 65,535 entries');
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.path, 'utf8');
    const data = entry.deflate ? deflateRawSync(entry.bytes) : entry.bytes;
    const fields = describe(entry, data, name);
    const local = Buffer.concat([u32(0x04034b50), fields, name]);
    directory.push(
      Buffer.concat([
        u32(0x02014b50),
        u16(VERSION),
        fields,
        // Comment, disk, internal attributes; external attributes.
        Buffer.alloc(6),
        u32(0),
        u32(offset),
        name,
      ]),
    );
    parts.push(local, data);
    offset += local.length + data.length;
  }
  const central = Buffer.concat(directory);
  if (offset + central.length > 0xffffffff) throw new RangeError('A zip file is at most 4 GiB');
  const end = Buffer.concat([
    u32(0x06054b50),
    Buffer.alloc(4),
    u16(entries.length),
    u16(entries.length),
    u32(central.length),
    u32(offset),
    u16(0),
  ]);
  return Buffer.concat([...parts, central, end]);
}

/** The fields that the local header and the directory share (APPNOTE 4.3.7 and 4.3.12). */
function describe(entry: ZipEntry, data: Uint8Array, name: Uint8Array): Buffer {
  return Buffer.concat([
    u16(VERSION),
    u16(FLAGS),
    u16(entry.deflate ? 8 : 0),
    u16(TIME),
    u16(DATE),
    u32(crc32(entry.bytes)),
    u32(data.length),
    u32(entry.bytes.length),
    u16(name.length),
    u16(0),
  ]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
