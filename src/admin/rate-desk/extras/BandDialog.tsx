import { useState } from 'react';

import { Field, Grid, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import type { BandPrice, VersionDetail } from '../../../rate-desk/contracts';
import { FormDialog } from '../../kit';
import { useTellDesk } from '../api';
import { readPrice, typedPrice } from '../prices';
import { useText } from '../text';

type BandDialogProps = {
  version: VersionDetail;
  /** The price to change; null for a new one. */
  price: BandPrice | null;
  /** Bands of the numbering plan. */
  known: string[];
  onClose: () => void;
};

const PRICES = ['peakMicro', 'offPeakMicro', 'weekendMicro', 'connectionMicro'] as const;
const BLOCKS = ['firstIncrementS', 'nextIncrementS'] as const;

/** The price of all numbers of a band that have no rate of their own. Prices are typed in pence. */
export const BandDialog = ({ version, price, known, onClose }: BandDialogProps) => {
  const t = useText();
  const { send, isLoading, error } = useTellDesk();
  const [band, setBand] = useState(price?.band ?? known[0] ?? '');
  const [service, setService] = useState(price?.serviceCode ?? '');
  const [typed, setTyped] = useState<Record<string, string>>(() =>
    Object.fromEntries([
      ...PRICES.map((name) => [name, price ? typedPrice(price[name], 'pence') : '']),
      ...BLOCKS.map((name) => [name, String(price?.[name] ?? 1)]),
    ]),
  );
  const text = (name: string): string => typed[name] ?? '';
  const micro = (name: (typeof PRICES)[number]): number | null =>
    readPrice(name === 'connectionMicro' && text(name) === '' ? '0' : text(name), 'pence');
  const seconds = (name: (typeof BLOCKS)[number]): number =>
    /^\d{1,4}$/.test(text(name)) ? Number(text(name)) : 0;
  const isReady =
    band !== '' &&
    PRICES.every((name) => micro(name) !== null) &&
    BLOCKS.every((name) => seconds(name) >= 1 && seconds(name) <= 3600);

  const submit = async () => {
    const result = await send('POST', `/versions/${version.documentId}/extras`, {
      kind: 'band',
      documentId: price?.documentId ?? null,
      band: {
        band,
        serviceCode: service.trim(),
        ...Object.fromEntries(PRICES.map((name) => [name, micro(name)])),
        ...Object.fromEntries(BLOCKS.map((name) => [name, seconds(name)])),
      },
    });
    if ('data' in result) {
      onClose();
    }
  };

  return (
    <FormDialog
      title={t(price ? 'extras.band.title' : 'extras.band.add')}
      submitLabel={t('edit.submit')}
      isReady={isReady}
      isBusy={isLoading}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field.Root name="band" hint={t('extras.band.hint')}>
        <Field.Label>{t('field.bandGroup')}</Field.Label>
        <SingleSelect value={band} onChange={(chosen) => setBand(String(chosen))}>
          {known.map((one) => (
            <SingleSelectOption key={one} value={one}>
              {one}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Hint />
      </Field.Root>
      <Grid.Root gap={4}>
        {[...PRICES, ...BLOCKS].map((name) => (
          <Grid.Item key={name} col={4} s={12} direction="column" alignItems="stretch">
            <Field.Root name={name}>
              <Field.Label>
                {name.endsWith('Micro')
                  ? t(`field.${name as (typeof PRICES)[number]}.pence`)
                  : t(`field.${name as (typeof BLOCKS)[number]}`)}
              </Field.Label>
              <Field.Input
                autoComplete="off"
                inputMode="decimal"
                value={text(name)}
                onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
              />
            </Field.Root>
          </Grid.Item>
        ))}
      </Grid.Root>
      <Field.Root name="serviceCode" hint={t('extras.service.hint')}>
        <Field.Label>{t('field.serviceCode')}</Field.Label>
        <Field.Input
          autoComplete="off"
          value={service}
          onChange={(event) => setService(event.target.value)}
        />
        <Field.Hint />
      </Field.Root>
    </FormDialog>
  );
};
