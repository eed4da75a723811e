import {
  companyForms,
  firstNames,
  namesakes,
  premises,
  streets,
  surnames,
  towns,
  trades,
} from '../content/people-and-places';
import type { Random } from '../random';

/** First letters of inward postcodes; C, I, K, M, O and V are not used. */
const POSTCODE_LETTERS = 'ABDEFGHJLNPQRSTUWXYZ';

export const personName = (random: Random): string =>
  `${random.pick(firstNames)} ${random.pick(surnames)}`;

export const companyName = (random: Random): string => {
  const first = random.chance(0.3) ? random.pick(surnames) : random.pick(namesakes);
  return `${first} ${random.pick(trades)} ${random.weighted(companyForms)}`.trim();
};

/** A name in letters and digits, for an e-mail domain. */
export const domainName = (name: string): string =>
  `${name.toLowerCase().replace(/[^a-z0-9]/g, '')}.example`;

export type Address = {
  town: number;
  addressLine1: string;
  addressLine2: string | null;
  city: string;
  postcode: string;
  country: string;
};

const inwardCode = (random: Random): string =>
  `${random.int(1, 9)}${random.pick([...POSTCODE_LETTERS])}${random.pick([...POSTCODE_LETTERS])}`;

/** An address in one of the towns; on Jersey when asked, outside the scope of UK VAT. */
export const address = (input: {
  random: Random;
  isOnJersey: boolean;
  isHome: boolean;
}): Address => {
  const { random, isOnJersey, isHome } = input;
  const town = random.int(0, towns.length - 1);
  const { city, outcodes } = towns[town] ?? { city: '', outcodes: [] };
  const street = `${random.int(1, 180)} ${random.pick(streets)}`;
  const building = !isHome && random.chance(0.35) ? random.pick(premises) : null;
  return {
    town,
    addressLine1: building ?? street,
    addressLine2: building ? street : null,
    city: isOnJersey ? 'St Helier' : city,
    postcode: `${isOnJersey ? random.pick(['JE2', 'JE3']) : random.pick(outcodes)} ${inwardCode(random)}`,
    country: isOnJersey ? 'JE' : 'GB',
  };
};
