import { useState } from 'react';

import { Checkbox, Field, Textarea } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { answerOf, ConfirmMoneyDialog, FormDialog, Money } from '../../../../../../src/admin/kit';
import type { InvoiceWithLines } from '../../../../shared/contracts/lists';
import { useCreditMyInvoiceMutation } from '../../services/corrections';
import { useText } from '../../text';

import { CreditLinesForm } from './CreditLinesForm';
import { creditable, creditLines } from './creditLines';
import { newRequestId } from './requestId';

type CreditDialogProps = { invoice: InvoiceWithLines; onClose: () => void };

/** A reseller credits a customer of his: what is left of the invoice, or amounts of lines; asked once more, then issued. */
export const CreditDialog = ({ invoice, onClose }: CreditDialogProps) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const [requestId] = useState(newRequestId);
  const [isWhole, setIsWhole] = useState(true);
  const [typed, setTyped] = useState<Record<number, string>>({});
  const [reason, setReason] = useState('');
  const [isAsking, setIsAsking] = useState(false);
  const [credit, { isLoading, error }] = useCreditMyInvoiceMutation();
  const lines = creditable(invoice.lines);
  const chosen = isWhole ? [] : creditLines(lines, typed);
  const number = invoice.number ?? '';
  const netPence = chosen?.reduce((sum, line) => sum + line.netPence, 0) ?? 0;

  const confirm = async () => {
    const said = { id: invoice.id, requestId, reason: reason.trim() };
    const made = answerOf(await credit(isWhole ? said : { ...said, lines: chosen ?? [] }));
    if (!made) return;
    toggleNotification({ type: 'success', message: t('credit.done', { number: made.number }) });
    onClose();
  };
  if (isAsking) {
    const pence = isWhole ? invoice.grossPence : netPence;
    return (
      <ConfirmMoneyDialog
        isOpen
        title={t('credit.confirm.title', { number })}
        figures={[
          {
            label: t(isWhole ? 'credit.all' : 'credit.net'),
            value: <Money pence={pence} />,
            isMain: true,
          },
        ]}
        cannotBeUndone={[t('credit.final.1'), t('credit.final.2')]}
        pence={pence}
        confirmBy="tick"
        confirmLabel={t('credit.confirm')}
        isBusy={isLoading}
        error={error}
        onConfirm={confirm}
        onClose={() => setIsAsking(false)}
      />
    );
  }
  return (
    <FormDialog
      title={t('credit.title', { number })}
      submitLabel={t('credit.review')}
      isReady={reason.trim() !== '' && (isWhole || (chosen?.length ?? 0) > 0)}
      isBusy={false}
      onSubmit={() => setIsAsking(true)}
      onClose={onClose}
    >
      <Checkbox checked={isWhole} onCheckedChange={(checked) => setIsWhole(checked === true)}>
        {t('credit.whole')}
      </Checkbox>
      {!isWhole && <CreditLinesForm lines={lines} typed={typed} onType={setTyped} />}
      <Field.Root name="reason" hint={t('credit.reason.hint')} required>
        <Field.Label>{t('credit.reason')}</Field.Label>
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
