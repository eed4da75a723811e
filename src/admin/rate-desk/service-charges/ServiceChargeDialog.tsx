import { useState } from 'react';

import { Field, Grid } from '@strapi/design-system';

import type { ServiceChargeRow } from '../../../rate-desk/contracts';
import { FormDialog } from '../../kit';
import { useTellDesk } from '../api';
import { readPrice, typedPrice } from '../prices';
import { useText } from '../text';

type ServiceChargeDialogProps = {
  /** The price to change; null for a new one. */
  charge: ServiceChargeRow | null;
  onClose: () => void;
};

const PRICES = ['perMinuteMicro', 'perCallMicro'] as const;
const BLOCKS = ['firstIncrementS', 'nextIncrementS'] as const;
const FIELDS = ['code', 'validFrom', ...PRICES, ...BLOCKS, 'note'] as const;
type FieldName = (typeof FIELDS)[number];

const typedFrom = (charge: ServiceChargeRow | null): Record<FieldName, string> => ({
  code: charge?.code ?? 'SC',
  validFrom: charge?.validFrom ?? '',
  perMinuteMicro: charge ? typedPrice(charge.perMinuteMicro, 'pence') : '',
  perCallMicro: charge ? typedPrice(charge.perCallMicro, 'pence') : '0',
  firstIncrementS: String(charge?.firstIncrementS ?? 1),
  nextIncrementS: String(charge?.nextIncrementS ?? 1),
  note: charge?.note ?? '',
});

/** The price of a price point from a day on, typed in pence. */
export const ServiceChargeDialog = ({ charge, onClose }: ServiceChargeDialogProps) => {
  const t = useText();
  const { send, isLoading, error } = useTellDesk();
  const [typed, setTyped] = useState(() => typedFrom(charge));
  const prices = PRICES.map((name) => readPrice(typed[name], 'pence'));
  const blocks = BLOCKS.map((name) => (/^\d{1,4}$/.test(typed[name]) ? Number(typed[name]) : 0));
  const isReady =
    /^SC\d{3}$/.test(typed.code.trim()) &&
    typed.validFrom !== '' &&
    prices.every((price) => price !== null) &&
    blocks.every((block) => block >= 1 && block <= 3600);

  const submit = async () => {
    const result = await send('PUT', '/service-charges', {
      documentId: charge?.documentId ?? null,
      code: typed.code.trim(),
      validFrom: typed.validFrom,
      perMinuteMicro: prices[0],
      perCallMicro: prices[1],
      firstIncrementS: blocks[0],
      nextIncrementS: blocks[1],
      note: typed.note.trim() || null,
    });
    if ('data' in result) onClose();
  };

  return (
    <FormDialog
      title={t(charge ? 'charges.change' : 'charges.add')}
      submitLabel={t('edit.submit')}
      isReady={isReady}
      isBusy={isLoading}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Grid.Root gap={4}>
        {FIELDS.map((name) => (
          <Grid.Item
            key={name}
            col={name === 'note' ? 12 : 6}
            s={12}
            direction="column"
            alignItems="stretch"
          >
            <Field.Root name={name} required={name !== 'note'} hint={t(`charges.${name}.hint`)}>
              <Field.Label>{t(`charges.${name}`)}</Field.Label>
              <Field.Input
                type={name === 'validFrom' ? 'date' : 'text'}
                autoComplete="off"
                disabled={name === 'code' && charge !== null}
                value={typed[name]}
                onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
              />
              <Field.Hint />
            </Field.Root>
          </Grid.Item>
        ))}
      </Grid.Root>
    </FormDialog>
  );
};
