import { useState } from 'react';

import { Field, Flex } from '@strapi/design-system';

import { fieldError, FormDialog } from '../../../../../../src/admin/kit';
import type { RateRow } from '../../../../shared/contracts/lists';
import { type RateChange, useChangeMyRateMutation } from '../../services/writes';
import { useText } from '../../text';

type EditRateDialogProps = { rate: RateRow; onClose: () => void };

const PRICES = ['connection', 'peak', 'offPeak', 'weekend', 'minimum'] as const;
const POUNDS = /^\d{1,6}(\.\d{1,6})?$/;

/** The prices of one rate, in a version that has not begun. */
export const EditRateDialog = ({ rate, onClose }: EditRateDialogProps) => {
  const t = useText();
  const [typed, setTyped] = useState(() => ({
    connection: rate.connection,
    peak: rate.peak,
    offPeak: rate.offPeak,
    weekend: rate.weekend,
    minimum: rate.minimum,
  }));
  const [save, { isLoading, error }] = useChangeMyRateMutation();
  const isWrong = (name: (typeof PRICES)[number]) => !POUNDS.test(typed[name].trim());
  const isAboutField = PRICES.some((name) => fieldError(error, name));

  const submit = async () => {
    const change: RateChange = {};
    for (const name of PRICES) {
      if (typed[name].trim() !== rate[name]) {
        change[name] = typed[name].trim();
      }
    }
    const result = await save({ id: rate.id, change });
    if ('data' in result) {
      onClose();
    }
  };

  return (
    <FormDialog
      title={t('rate.edit.title', { destination: rate.destination, prefix: rate.prefix })}
      submitLabel={t('rate.edit.submit')}
      isReady={!PRICES.some(isWrong) && PRICES.some((name) => typed[name].trim() !== rate[name])}
      isBusy={isLoading}
      error={isAboutField ? undefined : error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Flex gap={4} wrap="wrap" alignItems="flex-start">
        {PRICES.map((name) => (
          <Field.Root
            key={name}
            name={name}
            width="16rem"
            error={isWrong(name) ? t('rate.edit.wrong') : fieldError(error, name)}
          >
            <Field.Label>{t(`rate.${name}`)}</Field.Label>
            <Field.Input
              inputMode="decimal"
              autoComplete="off"
              value={typed[name]}
              onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
            />
            <Field.Error />
          </Field.Root>
        ))}
      </Flex>
    </FormDialog>
  );
};
