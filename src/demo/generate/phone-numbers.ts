import { towns } from '../content/people-and-places';

/** Hands out phone numbers, each once, in E.164 digits, from the ranges that Ofcom keeps for drama. */
export type PhoneNumbers = {
  /** @throws RangeError when there is no such town, or its range is used up. */
  landline(town: number): string;
  /** @throws RangeError when the range is used up. */
  mobile(): string;
};

const MOBILE_RANGE = '7700900';
/** The companies' own numbers and those that are only dialled lie below. */
const FIRST_LANDLINE = 550;
const RANGE_SIZE = 1000;

export const createPhoneNumbers = (): PhoneNumbers => {
  const taken = new Map<string, number>();
  const take = (range: string, first: number): string => {
    const next = taken.get(range) ?? first;
    if (next >= RANGE_SIZE) throw new RangeError(`no number left in 0${range}`);
    taken.set(range, next + 1);
    return `44${range}${String(next).padStart(3, '0')}`;
  };
  return {
    landline: (town) => {
      const range = towns[town]?.dramaRange;
      if (range === undefined) throw new RangeError(`no such town: ${town}`);
      return take(range, FIRST_LANDLINE);
    },
    mobile: () => take(MOBILE_RANGE, 0),
  };
};
