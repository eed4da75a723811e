import { useState } from 'react';

import { Field, Grid, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import type { EventPrice, VersionDetail } from '../../../rate-desk/contracts';
import { FormDialog } from '../../kit';
import { useTellDesk } from '../api';
import { readPrice, typedPrice } from '../prices';
import { useText } from '../text';

type EventDialogProps = {
  version: VersionDetail;
  /** The price to change; null for a new one. */
  price: EventPrice | null;
  onClose: () => void;
};

const KINDS = ['sms', 'data', 'other'] as const;
const SIZES = ['byte', 'KB', 'MB', 'GB'] as const;
const ROUNDINGS = ['up', 'half-up', 'down', 'exact'] as const;

const EMPTY: EventPrice = {
  documentId: '',
  kind: 'sms',
  eventType: null,
  prefix: null,
  name: '',
  band: '',
  priceMicro: 0,
  blockSize: 1,
  blockUnit: 'each',
  blockRounding: 'up',
};

/** The price of a message, of data, or of anything else that is counted. It is typed in pence. */
export const EventDialog = ({ version, price, onClose }: EventDialogProps) => {
  const t = useText();
  const { send, isLoading, error } = useTellDesk();
  const [made, setMade] = useState<EventPrice>(price ?? EMPTY);
  const [typed, setTyped] = useState(price ? typedPrice(price.priceMicro, 'pence') : '');
  const [size, setSize] = useState(String(made.blockSize));
  const set = (change: Partial<EventPrice>) => setMade({ ...made, ...change });
  const priceMicro = readPrice(typed, 'pence');
  const blockSize = /^\d{1,9}$/.test(size) ? Number(size) : 0;
  const isReady =
    made.name.trim() !== '' &&
    /^[a-z0-9-]{2,40}$/.test(made.band) &&
    priceMicro !== null &&
    blockSize > 0;

  const setKind = (kind: EventPrice['kind']) =>
    set({
      kind,
      prefix: kind === 'sms' ? made.prefix : null,
      eventType: kind === 'other' ? made.eventType : null,
      blockUnit: kind === 'data' ? 'MB' : 'each',
    });

  const submit = async () => {
    const { documentId: _own, ...values } = made;
    const result = await send('POST', `/versions/${version.documentId}/extras`, {
      kind: 'event',
      documentId: price?.documentId ?? null,
      event: { ...values, name: made.name.trim(), priceMicro, blockSize },
    });
    if ('data' in result) {
      onClose();
    }
  };

  const input = (name: 'name' | 'band' | 'prefix' | 'eventType', label: string, hint: string) => (
    <Grid.Item key={name} col={6} s={12} direction="column" alignItems="stretch">
      <Field.Root name={name} hint={hint}>
        <Field.Label>{label}</Field.Label>
        <Field.Input
          autoComplete="off"
          value={made[name] ?? ''}
          onChange={(event) =>
            set({
              [name]:
                name === 'prefix' || name === 'eventType'
                  ? event.target.value || null
                  : event.target.value,
            })
          }
        />
        <Field.Hint />
      </Field.Root>
    </Grid.Item>
  );

  return (
    <FormDialog
      title={t(price ? 'extras.event.title' : 'extras.event.add')}
      submitLabel={t('edit.submit')}
      isReady={isReady}
      isBusy={isLoading}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Grid.Root gap={4}>
        <Grid.Item col={6} s={12} direction="column" alignItems="stretch">
          <Field.Root name="kind" hint={t('extras.kind.hint')}>
            <Field.Label>{t('cards.kind')}</Field.Label>
            <SingleSelect
              value={made.kind}
              onChange={(chosen) => setKind(chosen as EventPrice['kind'])}
            >
              {KINDS.map((kind) => (
                <SingleSelectOption key={kind} value={kind}>
                  {t(`event.${kind}`)}
                </SingleSelectOption>
              ))}
            </SingleSelect>
            <Field.Hint />
          </Field.Root>
        </Grid.Item>
        {input('name', t('extras.name'), t('extras.name.hint'))}
        {input('band', t('field.bandGroup'), t('extras.eventBand.hint'))}
        {made.kind === 'sms' && input('prefix', t('rate.prefix'), t('extras.prefix.hint'))}
        {made.kind === 'other' && input('eventType', t('extras.type'), t('extras.type.hint'))}
        <Grid.Item col={6} s={12} direction="column" alignItems="stretch">
          <Field.Root name="price" hint={t('extras.price.hint')}>
            <Field.Label>{t('extras.price')}</Field.Label>
            <Field.Input
              autoComplete="off"
              inputMode="decimal"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
            <Field.Hint />
          </Field.Root>
        </Grid.Item>
        <Grid.Item col={6} s={12} direction="column" alignItems="stretch">
          <Field.Root name="blockSize" hint={t('extras.size.hint')}>
            <Field.Label>{t('extras.size')}</Field.Label>
            <Field.Input
              autoComplete="off"
              inputMode="numeric"
              value={size}
              onChange={(event) => setSize(event.target.value)}
            />
            <Field.Hint />
          </Field.Root>
        </Grid.Item>
        {made.kind === 'data' && (
          <Grid.Item col={6} s={12} direction="column" alignItems="stretch">
            <Field.Root name="blockUnit">
              <Field.Label>{t('extras.unit')}</Field.Label>
              <SingleSelect
                value={made.blockUnit}
                onChange={(chosen) => set({ blockUnit: chosen as EventPrice['blockUnit'] })}
              >
                {SIZES.map((unit) => (
                  <SingleSelectOption key={unit} value={unit}>
                    {t(`unit.of.${unit}`)}
                  </SingleSelectOption>
                ))}
              </SingleSelect>
            </Field.Root>
          </Grid.Item>
        )}
        <Grid.Item col={6} s={12} direction="column" alignItems="stretch">
          <Field.Root name="blockRounding">
            <Field.Label>{t('extras.rounding')}</Field.Label>
            <SingleSelect
              value={made.blockRounding}
              onChange={(chosen) => set({ blockRounding: chosen as EventPrice['blockRounding'] })}
            >
              {ROUNDINGS.map((rounding) => (
                <SingleSelectOption key={rounding} value={rounding}>
                  {t(`extras.rounding.${rounding}`)}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
        </Grid.Item>
      </Grid.Root>
    </FormDialog>
  );
};
