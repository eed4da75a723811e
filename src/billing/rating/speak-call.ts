import { formatDate, type IsoDate } from '../calendar';
import { type MicroPounds } from '../money';
import { type RatedCall } from './rate-on-card';
import { perMinuteMicro } from './rate-row';

/** '2 min 5 s', '40 s', '1 h 0 min 3 s'. */
export const speakDuration = (seconds: number): string => {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const parts = [
    hours > 0 ? `${hours} h` : '',
    hours > 0 || minutes > 0 ? `${minutes} min` : '',
    seconds % 60 > 0 || seconds < 60 ? `${seconds % 60} s` : '',
  ];
  return parts.filter(Boolean).join(' ');
};

/** A price as it is said: '12p', '1.5p', '0.0123p', '£2.40'. */
export const speakPrice = (micro: MicroPounds): string => {
  const sign = micro < 0 ? '\u2212' : '';
  const size = Math.abs(micro);
  if (size < 1_000_000) return `${sign}${size / 10_000}p`;
  const pounds = (size / 1_000_000).toFixed(6).replace(/0{1,4}$/, '');
  return `${sign}£${pounds}`;
};

const clock = (secondsOfDay: number): string => {
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  return `${twoDigits(Math.floor(secondsOfDay / 3600))}:${twoDigits(Math.floor(secondsOfDay / 60) % 60)}`;
};

const BANDS = { peak: 'peak', 'off-peak': 'off-peak', weekend: 'weekend' } as const;

const charging = (rated: RatedCall, durationS: number): string => {
  const { rate, billedS, spans, timeBand } = rated;
  const length = billedS === durationS ? '' : `charged as ${speakDuration(billedS)}, `;
  const bands = spans?.map(({ band }) => band) ?? [timeBand];
  const prices = [...new Set(bands)].map(
    (band) => `${speakPrice(perMinuteMicro(rate, band))} a minute (${BANDS[band]})`,
  );
  const fees = rate.connectionMicro + (rate.perCallMicro ?? 0);
  const setUp = fees > 0 ? `, plus ${speakPrice(fees)} for the call itself` : '';
  const service = rate.service ? ', plus what the company called charges' : '';
  return `${length}at ${prices.join(' and ')}${setUp}${service}`;
};

/** What a customer can be told of a call on the phone. */
export const speakCall = (
  rated: RatedCall,
  call: { localDate: IsoDate; secondsOfDay: number; durationS: number },
): string => {
  const when = `on ${formatDate(call.localDate)} at ${clock(call.secondsOfDay)}`;
  const { destination } = rated.rate;
  if (call.durationS <= 0) {
    return `The call to ${destination} ${when} was not answered, so it costs nothing.`;
  }
  const price = speakPrice(rated.chargeMicro);
  return `The call to ${destination} ${when} lasted ${speakDuration(call.durationS)}. It costs ${price} before VAT: ${charging(rated, call.durationS)}.`;
};
