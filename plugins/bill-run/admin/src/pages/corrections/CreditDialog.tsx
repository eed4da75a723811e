import { useState } from 'react';

import { Checkbox, Field, Textarea } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { answerOf, ConfirmMoneyDialog, FormDialog, Money } from '../../../../../../src/admin/kit';
import type { CreditPreview, InvoiceCorrections } from '../../../../shared/contracts/corrections';
import type { InvoiceDetail } from '../../../../shared/contracts/runs';
import { useCreditInvoiceMutation, usePreviewCreditMutation } from '../../services/corrections';
import { useText } from '../../text';

import { changedLines, newRequestId } from './amounts';
import { LinesForm } from './LinesForm';

type CreditDialogProps = { invoice: InvoiceDetail; state: InvoiceCorrections; onClose: () => void };

/** Credits an invoice: whole or by line; then what it comes to, with its VAT, is confirmed by typing it. */
export const CreditDialog = ({ invoice, state, onClose }: CreditDialogProps) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const [requestId] = useState(newRequestId);
  const [isWhole, setIsWhole] = useState(true);
  const [typed, setTyped] = useState<Record<number, string>>({});
  const [reason, setReason] = useState('');
  const [planned, setPlanned] = useState<CreditPreview | null>(null);
  const [preview, previewing] = usePreviewCreditMutation();
  const [credit, crediting] = useCreditInvoiceMutation();
  const lines = state.lines.filter(({ leftPence }) => leftPence !== 0);
  const chosen = isWhole ? [] : changedLines(lines, typed, () => 0);
  const { documentId } = invoice;
  const body = { documentId, requestId, reason, lines: isWhole ? null : chosen };

  const look = async () => setPlanned(answerOf(await preview(body)) ?? null);
  const confirm = async () => {
    const made = answerOf(await credit(body));
    if (made) {
      toggleNotification({ type: 'success', message: t('credit.done', { number: made.number }) });
      onClose();
    }
  };
  if (planned) {
    return (
      <ConfirmMoneyDialog
        isOpen
        title={t('credit.confirm.title', { number: invoice.number ?? '' })}
        figures={[
          { label: t('money.net'), value: <Money pence={planned.netPence} /> },
          { label: t('money.vat'), value: <Money pence={planned.vatPence} /> },
          { label: t('money.gross'), value: <Money pence={planned.grossPence} />, isMain: true },
        ]}
        cannotBeUndone={[t('credit.final.1'), t('credit.final.2')]}
        pence={-planned.grossPence}
        confirmBy="type"
        confirmLabel={t('credit.confirm')}
        isBusy={crediting.isLoading}
        error={crediting.error}
        onConfirm={confirm}
        onClose={() => setPlanned(null)}
      />
    );
  }
  return (
    <FormDialog
      title={t('credit.title', { number: invoice.number ?? '' })}
      submitLabel={t('credit.review')}
      isReady={reason.trim() !== '' && (isWhole || (chosen?.length ?? 0) > 0)}
      isBusy={previewing.isLoading}
      error={previewing.error}
      onSubmit={look}
      onClose={onClose}
    >
      <Checkbox checked={isWhole} onCheckedChange={(checked) => setIsWhole(checked === true)}>
        {t('credit.whole')}
      </Checkbox>
      {!isWhole && (
        <LinesForm
          lines={lines}
          stood={({ leftPence }) => leftPence}
          stoodLabel={t('credit.left')}
          newLabel={t('credit.amount')}
          placeholder="0.00"
          typed={typed}
          onType={setTyped}
        />
      )}
      <Field.Root name="reason" hint={t('corrections.reason.hint')} required>
        <Field.Label>{t('corrections.reason')}</Field.Label>
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
