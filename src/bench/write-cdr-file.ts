import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';

import { addDays, formatCdrHeader, formatCdrLine, type IsoDate } from '../billing';

/** Random numbers in [0, 1) that are the same for the same seed (mulberry32). */
export const seededRandom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const DAYS = 28;
const FLUSH_CHARACTERS = 1 << 20;

const pick = <T>(values: readonly T[], random: () => number): T =>
  values[Math.floor(random() * values.length)] as T;

/** A number that the decks price: a prefix of theirs, filled up to a plausible length. */
const dialledNumber = (prefix: string, random: () => number): string => {
  const length = prefix.startsWith('44') ? 12 : Math.max(prefix.length + 2, 11);
  let digits = prefix;
  while (digits.length < length) digits += Math.floor(random() * 10);
  return `+${digits}`;
};

/**
 * Writes a seeded UK Standard CDR v3 file as a carrier would: a header, then calls in order of time
 * over the 28 days before `today`, most of them short, one in eight not answered.
 */
export const writeCdrFile = async ({
  path,
  rows,
  clis,
  prefixes,
  today,
}: {
  path: string;
  rows: number;
  clis: readonly string[];
  prefixes: readonly string[];
  today: IsoDate;
}): Promise<void> => {
  const random = seededRandom(20_260_601);
  const file = createWriteStream(path);
  const days = Array.from({ length: DAYS }, (_, index) => addDays(today, index - DAYS));
  let text = `${formatCdrHeader()}\r\n`;
  for (let row = 0; row < rows; row += 1) {
    const second = Math.floor((row / rows) * DAYS * 86_400);
    const durationS = random() < 0.125 ? 0 : Math.floor(-180 * Math.log(1 - random()));
    const record = {
      callType: 'V',
      callCause: '',
      cli: `+${pick(clis, random)}`,
      dialled: dialledNumber(pick(prefixes, random), random),
      localDate: days[Math.floor(second / 86_400)] as IsoDate,
      secondsOfDay: second % 86_400,
      durationS,
      bytes: 0,
      description: 'Voice call',
      chargecode: `C${row % 97}`,
      timeBand: 'peak' as const,
      salesPriceMicro: Math.ceil(durationS / 6) * 600,
      preBundleMicro: null,
      network: 'SIP',
      divertedNumber: '',
      recordId: `${today.replaceAll('-', '')}${String(row).padStart(10, '0')}`,
      currency: 'GBP',
      presentationNumber: '',
      accessChargeMicro: null,
      serviceChargeMicro: null,
      userId: '',
    };
    text += `${formatCdrLine(record)}\r\n`;
    if (text.length < FLUSH_CHARACTERS) continue;
    if (!file.write(text)) await once(file, 'drain');
    text = '';
  }
  file.end(text);
  await finished(file);
};
