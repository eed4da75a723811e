import { formatCount } from '../format/counts';
import { formatMicro } from '../format/money';
import type { useKitText } from '../text/kitText';

import type { PriceStep } from './types';

type Text = ReturnType<typeof useKitText>;

const money = (micro: number | undefined): string => formatMicro(micro ?? 0);

/** 3725 -> 1 h 2 min 5 s: to the second, since each is charged. */
const exactTime = (seconds: number): string =>
  [
    seconds >= 3600 ? `${Math.floor(seconds / 3600)} h` : '',
    seconds >= 60 ? `${Math.floor(seconds / 60) % 60} min` : '',
    seconds % 60 > 0 || seconds < 60 ? `${seconds % 60} s` : '',
  ]
    .filter(Boolean)
    .join(' ');

/** A step of the arithmetic in words. */
export const stepWords = (step: PriceStep, t: Text): string => {
  switch (step.kind) {
    case 'minutes':
      return t('price.step.minutes', {
        time: exactTime(step.seconds ?? 0),
        price: money(step.perMinuteMicro),
        band: t(`price.band.${step.band ?? 'peak'}`),
      });
    case 'blocks':
      return t('price.step.blocks', {
        quantity: formatCount(step.quantity ?? 0),
        price: money(step.priceMicro),
        block: formatCount(step.blockSize ?? 1),
      });
    case 'charged-before':
      return t('price.step.charged-before', { quantity: formatCount(step.quantity ?? 0) });
    case 'cap':
      return t(step.capS ? 'price.step.capFor' : 'price.step.cap', {
        price: money(step.capMicro),
        time: exactTime(step.capS ?? 0),
      });
    case 'minimum':
      return t('price.step.minimum', { price: money(step.minimumMicro) });
    case 'service':
      return t('price.step.service', {
        code: step.code ?? '',
        price: money(step.perMinuteMicro),
        call: money(step.perCallMicro),
      });
    default:
      return t(`price.step.${step.kind}`);
  }
};
