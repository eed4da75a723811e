import { useState } from 'react';

import { Field, Grid, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import type { ImportMapping } from '../../../rate-desk/contracts';
import { todayInLondon } from '../../kit';
import { readPrice, typedPrice } from '../prices';
import { useText } from '../text';

type CurrencyFieldsProps = {
  mapping: ImportMapping;
  onMapping: (change: Partial<ImportMapping>) => void;
};

const HOME = 'GBP';
/** Those that lists of carriers are in. A list in another one says so in its own column or heading. */
const CURRENCIES = [
  'GBP EUR USD AED AUD CAD CHF CZK DKK HKD INR JPY NOK NZD PLN SEK SGD TRY ZAR',
].flatMap((codes) => codes.split(' '));

/** What prices are in, and what makes pounds of another currency. */
export const CurrencyFields = ({ mapping, onMapping }: CurrencyFieldsProps) => {
  const t = useText();
  const { currency, exchange } = mapping;
  const [rate, setRate] = useState(
    exchange ? typedPrice(exchange.microPoundsPerUnit, 'pounds') : '',
  );
  const [date, setDate] = useState(exchange?.date ?? todayInLondon());
  const isForeign = currency !== HOME;

  const enter = (typed: string, day: string) => {
    setRate(typed);
    setDate(day);
    const micro = readPrice(typed, 'pounds');
    onMapping({
      exchange:
        micro !== null && micro > 0 && day ? { microPoundsPerUnit: micro, date: day } : null,
    });
  };
  const choose = (chosen: string) => {
    setRate('');
    onMapping({ currency: chosen, exchange: null });
  };
  const isWrong = rate !== '' && !readPrice(rate, 'pounds');

  return (
    <>
      <Grid.Item col={3} s={6} xs={12} direction="column" alignItems="stretch">
        <Field.Root name="currency">
          <Field.Label>{t('map.currencyOf')}</Field.Label>
          <SingleSelect size="S" value={currency} onChange={(chosen) => choose(String(chosen))}>
            {[...new Set([...CURRENCIES, currency])].map((code) => (
              <SingleSelectOption key={code} value={code}>
                {code}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      </Grid.Item>
      {isForeign && (
        <>
          <Grid.Item col={3} s={6} xs={12} direction="column" alignItems="stretch">
            <Field.Root
              name="exchange"
              required
              hint={t('map.exchange.hint')}
              {...(isWrong && { error: t('map.exchange.wrong') })}
            >
              <Field.Label>{t('map.exchange', { currency })}</Field.Label>
              <Field.Input
                size="S"
                inputMode="decimal"
                autoComplete="off"
                value={rate}
                onChange={(event) => enter(event.target.value, date)}
              />
              <Field.Hint />
              <Field.Error />
            </Field.Root>
          </Grid.Item>
          <Grid.Item col={3} s={6} xs={12} direction="column" alignItems="stretch">
            <Field.Root name="exchangeDate" required hint={t('map.exchange.date.hint')}>
              <Field.Label>{t('map.exchange.date')}</Field.Label>
              <Field.Input
                type="date"
                size="S"
                value={date}
                onChange={(event) => enter(rate, event.target.value)}
              />
              <Field.Hint />
            </Field.Root>
          </Grid.Item>
        </>
      )}
    </>
  );
};
