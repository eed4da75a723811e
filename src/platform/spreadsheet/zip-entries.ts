import { inflateRawSync } from 'node:zlib';

/** What a part of an archive may be unpacked to: a list of a million rows is below it. */
const LARGEST_PART = 200_000_000;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;

const endOf = (bytes: Buffer): number => {
  const first = Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT);
  for (let at = bytes.length - END_BYTES; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === END) return at;
  }
  throw new RangeError('the archive has no end');
};

const unpack = (bytes: Buffer, at: number): Buffer => {
  const method = bytes.readUInt16LE(at + 10);
  const size = bytes.readUInt32LE(at + 20);
  const local = bytes.readUInt32LE(at + 42);
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const packed = bytes.subarray(start, start + size);
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw new RangeError(`a part is packed in an unknown way, ${method}`);
  return inflateRawSync(packed, { maxOutputLength: LARGEST_PART });
};

/**
 * The parts of a ZIP archive, each unpacked when it is asked for: by name, undefined where there is none.
 * @throws RangeError for what is no archive, or has a part that is too large.
 */
export const zipEntries = (bytes: Buffer): ((name: string) => Buffer | undefined) => {
  const end = endOf(bytes);
  const places = new Map<string, number>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt32LE(at) !== ENTRY) throw new RangeError('the list of its parts is broken');
    const length = bytes.readUInt16LE(at + 28);
    places.set(bytes.toString('utf8', at + 46, at + 46 + length), at);
    at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return (name) => {
    const place = places.get(name);
    return place === undefined ? undefined : unpack(bytes, place);
  };
};
