import { useState } from 'react';

import { Field, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';

import {
  CREDIT_CHECK_RESULTS,
  type CreditCheckBody,
} from '../../../plugins/bill-run/shared/contracts/credit-checks';
import { FormDialog } from '../kit/Dialogs/FormDialog';
import { todayInLondon } from '../kit/format/dates';
import { fieldError } from '../kit/requests/refusal';
import { useKitText } from '../kit/text/kitText';

import { bodyOf, type CheckDraft } from './draft';

type RecordCheckDialogProps = {
  isBusy: boolean;
  error: unknown;
  onSubmit: (body: CreditCheckBody) => void;
  onClose: () => void;
};

type Typed = Exclude<keyof CheckDraft, 'result'>;
const FIELDS: { name: Typed; max: number; errorField?: string }[] = [
  { name: 'reference', max: 100 },
  { name: 'limit', max: 20, errorField: 'limitPence' },
  { name: 'askedBy', max: 200 },
  { name: 'note', max: 1000 },
];

/** Writes down what a provider said of a customer's credit. Sent once however often it is pressed. */
export const RecordCheckDialog = ({ onSubmit, error, ...dialog }: RecordCheckDialogProps) => {
  const t = useKitText();
  const [requestId] = useState(() => crypto.randomUUID());
  const [draft, setDraft] = useState<CheckDraft>({
    ...{ checkedOn: todayInLondon(), provider: '', reference: '' },
    ...{ result: null, limit: '', note: '', askedBy: '' },
  });
  const body = bodyOf(draft, requestId);

  const field = (
    name: Typed,
    max: number,
    { errorField = name as string, isNeeded = false } = {},
  ) => (
    <Field.Root
      key={name}
      name={name}
      hint={t(`creditChecks.${name}.hint`)}
      error={fieldError(error, errorField)}
      required={isNeeded}
    >
      <Field.Label>{t(`creditChecks.${name}`)}</Field.Label>
      <Field.Input
        type={name === 'checkedOn' ? 'date' : 'text'}
        {...(name === 'limit' && { inputMode: 'decimal' as const })}
        value={draft[name]}
        maxLength={max}
        autoComplete="off"
        onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
      />
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );

  return (
    <FormDialog
      title={t('creditChecks.record')}
      submitLabel={t('creditChecks.submit')}
      isReady={body !== null}
      error={error}
      onSubmit={() => body && onSubmit(body)}
      {...dialog}
    >
      <Typography>{t('creditChecks.noProvider')}</Typography>
      {field('checkedOn', 10, { isNeeded: true })}
      {field('provider', 100, { isNeeded: true })}
      <Field.Root name="result" hint={t('creditChecks.result.hint')} required>
        <Field.Label>{t('creditChecks.result')}</Field.Label>
        <SingleSelect
          value={draft.result ?? undefined}
          placeholder={t('creditChecks.result.choose')}
          onChange={(chosen) =>
            setDraft({
              ...draft,
              result: CREDIT_CHECK_RESULTS.find((one) => one === chosen) ?? null,
            })
          }
        >
          {CREDIT_CHECK_RESULTS.map((one) => (
            <SingleSelectOption key={one} value={one}>
              {t(`creditChecks.result.${one}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Hint />
      </Field.Root>
      {FIELDS.map(({ name, max, errorField }) => field(name, max, { errorField }))}
    </FormDialog>
  );
};
