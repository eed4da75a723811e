import { expandPrefixes } from './prefix-ranges';

/** Numbers abroad with one name and price. */
export type WorldDestination = {
  prefix: string;
  country: string;
  destination: string;
  zone: string;
  isMobile: boolean;
};

const readLine = (line: string): WorldDestination[] => {
  const [head = '', ...parts] = line.split(';').map((part) => part.trim());
  const [, code = '', zone = '', country = ''] = /^(\d+) ([A-Z]) (.+)$/.exec(head) ?? [];
  if (!code) throw new RangeError(`not a country: ${line}`);
  const whole = { prefix: code, country, destination: country, zone, isMobile: false };
  const regions = parts.flatMap((part) => {
    const [, label = '', prefixes = ''] = /^(\D+) (\d[\d\s-]*)$/.exec(part) ?? [];
    if (!label) throw new RangeError(`not a part of ${country}: ${part}`);
    // An area of the shared +1 is a country of its own, or simply the USA or Canada.
    const destination = label === 'area' ? country : `${country} ${label}`;
    const isMobile = /\bmobile$/.test(label);
    return expandPrefixes(prefixes).map((digits) => ({
      ...whole,
      prefix: code + digits,
      destination,
      isMobile,
    }));
  });
  return [whole, ...regions];
};

/**
 * Reads the table of countries (see content/world). Where several countries share a code, such as
 * +1 and +7, the code alone belongs to the first. @throws RangeError when a line is not of that form.
 */
export const readWorld = (text: string): WorldDestination[] => {
  const byPrefix = new Map<string, WorldDestination>();
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    for (const destination of readLine(line)) {
      if (!byPrefix.has(destination.prefix)) byPrefix.set(destination.prefix, destination);
    }
  }
  return [...byPrefix.values()];
};
