import { useState } from 'react';

import { Checkbox, Field, Textarea } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { ConfirmMoneyDialog } from '../kit/ConfirmMoneyDialog/ConfirmMoneyDialog';
import { FormDialog } from '../kit/Dialogs/FormDialog';
import { Money } from '../kit/Money/Money';
import { LoadingState } from '../kit/States/LoadingState';
import { useKitText } from '../kit/text/kitText';

import { CreditLinesForm } from './CreditLinesForm';
import { typedLines } from './typedLines';
import type { CreditableLine, CreditChoice, CreditDeeds, CreditTotals } from './types';

type CreditDialogProps = {
  /** Of the invoice. */
  number: string;
  /** Undefined while they are fetched, or when that was refused. */
  lines: CreditableLine[] | undefined;
  linesError?: unknown;
  /** What more cannot be undone, a sentence each. */
  final: string[];
  deeds: CreditDeeds;
  onClose: () => void;
};

/** Credits an invoice: whole or by line; then what it comes to, with its VAT, is confirmed by typing it. */
export const CreditDialog = (props: CreditDialogProps) => {
  const { number, lines, linesError, final, deeds, onClose } = props;
  const t = useKitText();
  const { toggleNotification } = useNotification();
  const [requestId] = useState(() => crypto.randomUUID());
  const [isWhole, setIsWhole] = useState(true);
  const [typed, setTyped] = useState<Record<number, string>>({});
  const [reason, setReason] = useState('');
  const [planned, setPlanned] = useState<{ totals: CreditTotals; choice: CreditChoice } | null>(
    null,
  );
  const chosen = isWhole ? [] : typedLines(lines ?? [], typed);
  const isChosen = lines !== undefined && (isWhole || (chosen?.length ?? 0) > 0);

  const look = async () => {
    const choice = isWhole ? null : chosen;
    const totals = await deeds.preview(choice);
    if (totals) setPlanned({ totals, choice });
  };
  const confirm = async (choice: CreditChoice) => {
    const made = await deeds.credit({ requestId, reason: reason.trim(), choice });
    if (made === undefined) return;
    toggleNotification({ type: 'success', message: t('credits.done', { number: made }) });
    onClose();
  };

  if (planned) {
    return (
      <ConfirmCredit
        number={number}
        totals={planned.totals}
        final={final}
        deeds={deeds}
        onConfirm={() => void confirm(planned.choice)}
        onBack={() => setPlanned(null)}
        onClose={onClose}
      />
    );
  }
  return (
    <FormDialog
      title={t('credits.title', { number })}
      submitLabel={t('credits.review')}
      isReady={reason.trim() !== '' && isChosen}
      isBusy={deeds.isLooking}
      error={linesError ?? deeds.lookError}
      onSubmit={() => void look()}
      onClose={onClose}
    >
      <Checkbox checked={isWhole} onCheckedChange={(checked) => setIsWhole(checked === true)}>
        {t('credits.whole')}
      </Checkbox>
      {!lines && !linesError && <LoadingState />}
      {!isWhole && lines && <CreditLinesForm lines={lines} typed={typed} onType={setTyped} />}
      <Field.Root name="reason" hint={t('credits.reason.hint')} required>
        <Field.Label>{t('credits.reason')}</Field.Label>
        <Textarea
          value={reason}
          maxLength={1000}
          onChange={(event: { target: { value: string } }) => setReason(event.target.value)}
        />
        <Field.Hint />
      </Field.Root>
    </FormDialog>
  );
};

type ConfirmCreditProps = Pick<CreditDialogProps, 'number' | 'final' | 'deeds' | 'onClose'> & {
  totals: CreditTotals;
  onConfirm: () => void;
  onBack: () => void;
};

const ConfirmCredit = ({ number, totals, final, deeds, ...dialog }: ConfirmCreditProps) => {
  const t = useKitText();
  return (
    <ConfirmMoneyDialog
      isOpen
      title={t('credits.confirm.title', { number })}
      figures={[
        { label: t('credits.net'), value: <Money pence={totals.netPence} /> },
        { label: t('credits.vat'), value: <Money pence={totals.vatPence} /> },
        { label: t('credits.gross'), value: <Money pence={totals.grossPence} />, isMain: true },
      ]}
      cannotBeUndone={[...final, t('credits.discounts')]}
      pence={-totals.grossPence}
      confirmBy="type"
      confirmLabel={t('credits.confirm')}
      isBusy={deeds.isCrediting}
      error={deeds.creditError}
      {...dialog}
    />
  );
};
