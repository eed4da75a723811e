import type { DeskRate } from '../../../rate-desk/contracts';
import { priceText, readPrice, typedPrice, type PriceUnit } from '../prices';
import type { TextKey } from '../text';

export type GridField = Exclude<keyof DeskRate, 'isItemisationSuppressed'>;

/** A column of the grid: how its cells are shown, typed and read. */
export type GridColumn = {
  field: GridField;
  header: TextKey;
  align: 'start' | 'end';
  width: string;
  show: (rate: DeskRate, unit: PriceUnit) => string;
  typed: (rate: DeskRate, unit: PriceUnit) => string;
  /** The rate with what was typed; null when it cannot be read. */
  read: (rate: DeskRate, typed: string, unit: PriceUnit) => DeskRate | null;
  /** What to say when it cannot be read. */
  wrong: TextKey;
};

const word = (
  field: 'prefix' | 'destination' | 'bandGroup' | 'serviceCode',
  width: string,
  pattern: RegExp,
): GridColumn => ({
  field,
  header: `field.${field}`,
  align: 'start',
  width,
  show: (rate) => rate[field] ?? '',
  typed: (rate) => rate[field] ?? '',
  read: (rate, typed) => {
    const text = typed.trim();
    if (field === 'serviceCode' && text === '') {
      const { serviceCode: _gone, ...rest } = rate;
      return rest;
    }
    return pattern.test(text) ? { ...rate, [field]: text } : null;
  },
  wrong: `wrong.${field}`,
});

type PriceField =
  | 'connectionMicro'
  | 'perCallMicro'
  | 'peakMicro'
  | 'offPeakMicro'
  | 'weekendMicro'
  | 'minimumMicro'
  | 'capMicro';

const price = (field: PriceField): GridColumn => ({
  field,
  header: `field.${field}`,
  align: 'end',
  width: '9rem',
  show: (rate, unit) => {
    const micro = rate[field] ?? null;
    return micro === null ? '' : priceText(micro, unit);
  },
  typed: (rate, unit) => {
    const micro = rate[field] ?? null;
    return micro === null ? '' : typedPrice(micro, unit);
  },
  read: (rate, typed, unit) => {
    if (field === 'capMicro' && typed.trim() === '') {
      return { ...rate, capMicro: null, capSeconds: null };
    }
    const micro = readPrice(typed, unit);
    if (micro === null) {
      return null;
    }
    // A cap needs its seconds: an hour until another is typed.
    return field === 'capMicro'
      ? { ...rate, capMicro: micro, capSeconds: rate.capSeconds ?? 3600 }
      : { ...rate, [field]: micro };
  },
  wrong: 'wrong.price',
});

const seconds = (
  field: 'firstIncrementS' | 'nextIncrementS' | 'capSeconds',
  most: number,
): GridColumn => ({
  field,
  header: `field.${field}`,
  align: 'end',
  width: '7rem',
  show: (rate) => String(rate[field] ?? ''),
  typed: (rate) => String(rate[field] ?? ''),
  read: (rate, typed) => {
    const value = /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : 0;
    return value >= 1 && value <= most ? { ...rate, [field]: value } : null;
  },
  wrong: 'wrong.seconds',
});

export const GRID_COLUMNS: readonly GridColumn[] = [
  word('prefix', '12rem', /^=?\d{1,15}$/),
  word('destination', '20rem', /^.{1,60}$/),
  word('bandGroup', '15rem', /^[a-z0-9-]{2,40}$/),
  price('peakMicro'),
  price('offPeakMicro'),
  price('weekendMicro'),
  price('connectionMicro'),
  price('perCallMicro'),
  price('minimumMicro'),
  seconds('firstIncrementS', 3600),
  seconds('nextIncrementS', 3600),
  price('capMicro'),
  seconds('capSeconds', 604_800),
  word('serviceCode', '9rem', /^SC[0-9]{3}$/),
];
