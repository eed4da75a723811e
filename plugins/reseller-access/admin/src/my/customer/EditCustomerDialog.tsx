import { useState } from 'react';

import { Checkbox, Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { answerOf, fieldError, FormDialog } from '../../../../../../src/admin/kit';
import type { CustomerRow } from '../../../../shared/contracts/lists';
import { useChangeMyCustomerMutation } from '../../services/writes';
import { useText } from '../../text';

import { changesOf, type Details, detailsOf, TEXTS } from './details';

type EditCustomerDialogProps = { customer: CustomerRow; onClose: () => void };

const DELIVERIES = ['email', 'portal', 'post', 'none'] as const;
const HINTED = ['email', 'purchaseOrder'] as const;

/** How a customer is reached and gets his bills. What and how much he pays is not changed here. */
export const EditCustomerDialog = ({ customer, onClose }: EditCustomerDialogProps) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const [details, setDetails] = useState<Details>(() => detailsOf(customer));
  const [save, { isLoading, error }] = useChangeMyCustomerMutation();
  const change = changesOf(customer, details);
  const isAboutField = TEXTS.some((name) => fieldError(error, name));

  const submit = async () => {
    const saved = answerOf(await save({ id: customer.id, change }));
    if (saved) {
      toggleNotification({
        type: 'success',
        message: t('customer.edit.done', { name: saved.name }),
      });
      onClose();
    }
  };

  return (
    <FormDialog
      title={t('customer.edit.title', { name: customer.name })}
      submitLabel={t('customer.edit.submit')}
      isReady={Object.keys(change).length > 0}
      isBusy={isLoading}
      error={isAboutField ? undefined : error}
      onSubmit={submit}
      onClose={onClose}
    >
      {TEXTS.map((name) => {
        const hinted = HINTED.find((hint) => hint === name);
        return (
          <Field.Root
            key={name}
            name={name}
            hint={hinted && t(`customer.edit.${hinted}.hint`)}
            error={fieldError(error, name)}
          >
            <Field.Label>{t(`customer.${name}`)}</Field.Label>
            <Field.Input
              autoComplete="off"
              value={details[name]}
              onChange={(event) => setDetails({ ...details, [name]: event.target.value })}
            />
            <Field.Hint />
            <Field.Error />
          </Field.Root>
        );
      })}
      <Field.Root name="delivery">
        <Field.Label>{t('customer.delivery')}</Field.Label>
        <SingleSelect
          value={details.delivery}
          onChange={(chosen) =>
            setDetails({
              ...details,
              delivery: DELIVERIES.find((known) => known === chosen) ?? details.delivery,
            })
          }
        >
          {DELIVERIES.map((delivery) => (
            <SingleSelectOption key={delivery} value={delivery}>
              {t(`delivery.${delivery}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <Checkbox
        checked={details.itemised}
        onCheckedChange={(isOn) => setDetails({ ...details, itemised: isOn === true })}
      >
        {t('customer.edit.itemised')}
      </Checkbox>
    </FormDialog>
  );
};
