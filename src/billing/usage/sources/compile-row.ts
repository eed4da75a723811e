import { type MicroPounds } from '../../money';
import { type TimeBand } from '../../rating';
import { scanWhole } from '../scan-cdr-value';
import { type FieldPlaces } from './locate-fields';
import { badPrice, formOf, timeFormOf } from './row-messages';
import { readEvent } from './read-event';
import { type SkipRule, type SourceMapping, type UsageField } from './source-mapping';
import { type UsageFieldError, type UsageRow } from './usage-row';
import { durationReader, numberRewriter, priceReader, type StartReader } from './value-readers';

/** The kinds that rating tells apart: anything else would pass for a call, and without a length for a free one. */
const KINDS = new Set(['V', 'Z', 'I', 'G', 'S', 'E']);
const LACKS_LENGTH = new Set(['G', 'S', 'E']);
const LACKS_PRICE = new Set(['I', 'Z']);

const createSkipper = (
  skip: readonly SkipRule[],
  places: FieldPlaces,
): ((fields: readonly string[]) => SkipRule | null) => {
  const rules = skip.map((rule) => ({ rule, at: places.columnOf(rule.column) }));
  if (rules.length === 0) return () => null;
  return (fields) => {
    for (const { rule, at } of rules) {
      const text = (fields[at] ?? '').trim();
      if (
        rule.when === 'blank'
          ? text === ''
          : rule.when === 'equals'
            ? text === rule.text
            : text.startsWith(rule.text)
      ) {
        return rule;
      }
    }
    return null;
  };
};

/**
 * Compiles a mapping into a function of a row's fields. All that depends on the mapping alone is
 * decided here, once; a row costs its texts and one object.
 */
export const compileRow = (
  mapping: SourceMapping,
  places: FieldPlaces,
  readStart: StartReader,
): ((fields: readonly string[]) => UsageRow) => {
  const { money, callTypes, timeBands } = mapping;
  const fixed = mapping.fixed;
  const text = (field: UsageField): ((fields: readonly string[]) => string) => {
    const at = places.fields.get(field);
    const blank = fixed[field] ?? '';
    if (at === undefined) return () => blank;
    return blank === '' ? (fields) => fields[at] ?? '' : (fields) => fields[at] || blank;
  };
  const at = {
    callType: text('callType'),
    callCause: text('callCause'),
    cli: text('cli'),
    dialled: text('dialled'),
    first: text(mapping.time.kind === 'two-columns' ? 'date' : 'moment'),
    second: text('time'),
    duration: text('duration'),
    bytes: text('bytes'),
    bytesSent: text('bytesSent'),
    bytesReceived: text('bytesReceived'),
    description: text('description'),
    chargecode: text('chargecode'),
    timeBand: text('timeBand'),
    price: text('price'),
    preBundlePrice: text('preBundlePrice'),
    network: text('network'),
    divertedNumber: text('divertedNumber'),
    recordId: text('recordId'),
    currency: text('currency'),
    presentationNumber: text('presentationNumber'),
    accessCharge: text('accessCharge'),
    serviceCharge: text('serviceCharge'),
    userId: text('userId'),
    eventType: text('eventType'),
    unit: text('unit'),
    quantity: text('quantity'),
    subject: text('subject'),
  };
  const skipOf = createSkipper(mapping.skip, places);
  const rewrite = numberRewriter(mapping.numberRules);
  const readDuration = durationReader(mapping.duration);
  const readPrice = money === null ? () => 0 : priceReader(money);
  const types = callTypes && new Map(Object.entries(callTypes));
  const bands = timeBands && new Map(Object.entries(timeBands));

  return (fields) => {
    const rule = skipOf(fields);
    if (rule !== null) return { kind: 'skipped', rule };
    let errors: UsageFieldError[] | null = null;
    const wrong = (code: UsageFieldError['code'], field: UsageField, message: string): void => {
      (errors ??= []).push({ code, field: places.nameOf(field), message });
    };
    const optionalPrice = (field: UsageField, written: string): MicroPounds | null => {
      if (written === '') return null;
      const micro = readPrice(written);
      if (Number.isNaN(micro)) wrong('bad-price', field, badPrice(written, mapping));
      return micro;
    };
    const bytesOf = (field: UsageField, written: string): number => {
      const bytes = written === '' ? 0 : scanWhole(written);
      if (Number.isNaN(bytes)) {
        wrong('bad-bytes', field, `"${written}" is not a number of bytes. Write digits only.`);
      }
      return bytes;
    };

    const written = at.callType(fields);
    const callType = types === null ? written : (types.get(written) ?? '');
    if (!KINDS.has(callType)) {
      const message = `"${written}" is not a call type of this source. Add what it means.`;
      wrong('unknown-call-type', 'callType', message);
    }
    const cli = at.cli(fields);
    if (cli === '') wrong('missing-cli', 'cli', 'The number that is charged is blank. Fill it in.');
    const first = at.first(fields);
    const second = at.second(fields);
    const start = readStart(first, second);
    if (start === 'bad-date') {
      const field = mapping.time.kind === 'two-columns' ? 'date' : 'moment';
      wrong('bad-date', field, `"${first}" is not a date of the form ${formOf(mapping)}.`);
    }
    if (start === 'bad-time') {
      wrong('bad-time', 'time', `"${second}" is not a time of the form ${timeFormOf(mapping)}.`);
    }
    const length = at.duration(fields);
    const durationS = length === '' && LACKS_LENGTH.has(callType) ? 0 : readDuration(length);
    if (Number.isNaN(durationS)) {
      wrong('bad-duration', 'duration', `"${length}" is not a length in ${mapping.duration}.`);
    }
    const total = at.bytes(fields);
    const bytes =
      total === ''
        ? bytesOf('bytesSent', at.bytesSent(fields)) +
          bytesOf('bytesReceived', at.bytesReceived(fields))
        : bytesOf('bytes', total);
    const price = at.price(fields);
    const salesPriceMicro =
      money === null || (price === '' && LACKS_PRICE.has(callType)) ? 0 : readPrice(price);
    if (Number.isNaN(salesPriceMicro)) wrong('bad-price', 'price', badPrice(price, mapping));
    const preBundleMicro = optionalPrice('preBundlePrice', at.preBundlePrice(fields));
    const accessChargeMicro = optionalPrice('accessCharge', at.accessCharge(fields));
    const serviceChargeMicro = optionalPrice('serviceCharge', at.serviceCharge(fields));
    const meter = callType === 'E' ? readEvent(at, fields, wrong) : undefined;
    if (errors !== null || typeof start === 'string') {
      return { kind: 'rejected', errors: errors ?? [] };
    }
    const timeBand: TimeBand | null = bands?.get(at.timeBand(fields)) ?? null;
    return {
      kind: 'record',
      record: {
        callType,
        callCause: at.callCause(fields),
        cli: rewrite(cli),
        dialled: rewrite(at.dialled(fields)),
        localDate: start.localDate,
        secondsOfDay: start.secondsOfDay,
        durationS,
        bytes,
        description: at.description(fields),
        chargecode: at.chargecode(fields),
        timeBand,
        salesPriceMicro,
        preBundleMicro,
        network: at.network(fields),
        divertedNumber: rewrite(at.divertedNumber(fields)),
        recordId: at.recordId(fields),
        currency: at.currency(fields) || 'GBP',
        presentationNumber: rewrite(at.presentationNumber(fields)),
        accessChargeMicro,
        serviceChargeMicro,
        userId: at.userId(fields),
        ...(meter && { meter }),
        ...(money === null && { isPriceUnknown: true }),
        // Else local time says the moment by itself.
        ...(start.isSecondPass && { moment: start.moment }),
      },
      moment: start.moment,
      timeKind: start.timeKind,
    };
  };
};
