import { useState } from 'react';

import { Checkbox, Field } from '@strapi/design-system';

import { formatPence, parsePounds } from '../format/money';
import { useKitText } from '../text/kitText';

export type ConfirmBy = 'tick' | 'type';

type AmountConfirmationProps = {
  by: ConfirmBy;
  pence: number;
  onChange: (isConfirmed: boolean) => void;
};

/** The figure, ticked or typed by the person who answers for it. */
export const AmountConfirmation = ({ by, ...props }: AmountConfirmationProps) =>
  by === 'tick' ? <TickedAmount {...props} /> : <TypedAmount {...props} />;

const TickedAmount = ({ pence, onChange }: Omit<AmountConfirmationProps, 'by'>) => {
  const t = useKitText();
  const [isTicked, setIsTicked] = useState(false);
  return (
    <Checkbox
      checked={isTicked}
      onCheckedChange={(checked) => {
        setIsTicked(checked === true);
        onChange(checked === true);
      }}
    >
      {t('confirm.tick', { amount: formatPence(pence) })}
    </Checkbox>
  );
};

const TypedAmount = ({ pence, onChange }: Omit<AmountConfirmationProps, 'by'>) => {
  const t = useKitText();
  const [typed, setTyped] = useState('');
  const amount = formatPence(pence);
  const isWrong = typed.trim() !== '' && parsePounds(typed) !== pence;
  return (
    <Field.Root
      name="confirmed-amount"
      hint={t('confirm.type.hint', { amount })}
      error={isWrong ? t('confirm.type.differs', { amount }) : undefined}
      required
    >
      <Field.Label>{t('confirm.type')}</Field.Label>
      <Field.Input
        inputMode="decimal"
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(parsePounds(event.target.value) === pence);
        }}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
