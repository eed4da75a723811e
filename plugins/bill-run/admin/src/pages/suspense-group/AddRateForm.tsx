import { useState, type FormEvent } from 'react';

import { Button, Field, Flex, Grid } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { ButtonLink, ErrorState, Panel, todayInLondon } from '../../../../../../src/admin/kit';
import type { SuspenseGroup } from '../../../../shared/contracts/suspense';
import { PATHS } from '../../paths';
import { useAddSuspenseRateMutation } from '../../services/suspense';
import { useText } from '../../text';

const TEXTS = ['prefix', 'destination', 'band'] as const;
const PRICES = ['peak', 'offPeak', 'weekend', 'connection'] as const;
type FieldName = (typeof TEXTS)[number] | (typeof PRICES)[number];

const priceOf = (typed: string): number => Number(typed.trim().replace(',', '.'));
const isPrice = (typed: string): boolean => typed.trim() !== '' && priceOf(typed) >= 0;

/** The rate that a card lacks: which prefix, what it is called, what it costs. */
export const AddRateForm = ({ group }: { group: SuspenseGroup }) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const [add, { isLoading, error }] = useAddSuspenseRateMutation();
  const [values, setValues] = useState<Record<FieldName, string>>({
    prefix: group.key ?? '',
    destination: '',
    band: '',
    peak: '',
    offPeak: '',
    weekend: '',
    connection: '0',
  });
  const isWhole =
    TEXTS.every((name) => values[name].trim() !== '') &&
    PRICES.every((name) => isPrice(values[name]));
  const today = todayInLondon();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!group.card || !isWhole) return;
    const result = await add({
      card: group.card.documentId,
      prefix: values.prefix.trim(),
      destination: values.destination.trim(),
      band: values.band.trim(),
      peak: priceOf(values.peak),
      offPeak: priceOf(values.offPeak),
      weekend: priceOf(values.weekend),
      connection: priceOf(values.connection),
      firstDay: group.firstDay ?? today,
      lastDay: group.lastDay ?? today,
    });
    if ('data' in result && result.data) {
      toggleNotification({
        type: 'success',
        message: t('addRate.done', { versions: result.data.versions }),
      });
    }
  };

  return (
    <Panel
      title={t('addRate.title', { card: group.card?.name ?? '' })}
      hint={t('addRate.hint')}
      action={
        group.card && (
          <ButtonLink to={`${PATHS.rates}/cards/${group.card.documentId}`} variant="tertiary">
            {t('addRate.card')}
          </ButtonLink>
        )
      }
    >
      <form onSubmit={submit}>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Grid.Root gap={4}>
            {[...TEXTS, ...PRICES].map((name) => (
              <Grid.Item key={name} col={4} s={12} direction="column" alignItems="stretch">
                <Field.Root name={name} hint={t(`addRate.${name}.hint`)} required>
                  <Field.Label>{t(`addRate.${name}`)}</Field.Label>
                  <Field.Input
                    value={values[name]}
                    autoComplete="off"
                    inputMode={PRICES.some((price) => price === name) ? 'decimal' : undefined}
                    onChange={(event) => setValues({ ...values, [name]: event.target.value })}
                  />
                  <Field.Hint />
                </Field.Root>
              </Grid.Item>
            ))}
          </Grid.Root>
          {Boolean(error) && <ErrorState error={error} />}
          <div>
            <Button type="submit" disabled={!isWhole} loading={isLoading}>
              {t('addRate.submit')}
            </Button>
          </div>
        </Flex>
      </form>
    </Panel>
  );
};
