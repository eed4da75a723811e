import { useState } from 'react';

import { Field, Textarea, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';

import { answerOf, ConfirmMoneyDialog, FormDialog, Money } from '../../../../../../src/admin/kit';
import type { InvoiceCorrections, ReissuePreview } from '../../../../shared/contracts/corrections';
import type { InvoiceDetail } from '../../../../shared/contracts/runs';
import { PATHS } from '../../paths';
import { usePreviewReissueMutation, useReissueInvoiceMutation } from '../../services/corrections';
import { useText } from '../../text';

import { changedLines, newRequestId } from './amounts';
import { LinesForm } from './LinesForm';

type ReissueDialogProps = {
  invoice: InvoiceDetail;
  state: InvoiceCorrections;
  onClose: () => void;
};

/** What was credited of an invoice before it is taken back: below nothing. */
const creditedBefore = ({ before, credit }: ReissuePreview): number =>
  -(before.grossPence + credit.grossPence);

/** Takes an invoice back and issues it anew: the lines as they should have been, then old and new side by side. */
export const ReissueDialog = ({ invoice, state, onClose }: ReissueDialogProps) => {
  const t = useText();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const [requestId] = useState(newRequestId);
  const [typed, setTyped] = useState<Record<number, string>>({});
  const [reason, setReason] = useState('');
  const [planned, setPlanned] = useState<ReissuePreview | null>(null);
  const [preview, previewing] = usePreviewReissueMutation();
  const [reissue, reissuing] = useReissueInvoiceMutation();
  const lines = changedLines(state.lines, typed, ({ leftPence }) => leftPence);
  const body = { documentId: invoice.documentId, requestId, reason, lines };

  const look = async () => setPlanned(answerOf(await preview(body)) ?? null);
  const confirm = async () => {
    const made = answerOf(await reissue(body));
    if (made) {
      const { number, documentId } = made.invoice;
      toggleNotification({ type: 'success', message: t('reissue.done', { number }) });
      onClose();
      navigate(PATHS.invoice(documentId));
    }
  };
  if (planned) {
    return (
      <ConfirmMoneyDialog
        isOpen
        title={t('reissue.confirm.title', { number: invoice.number ?? '' })}
        figures={[
          { label: t('reissue.before'), value: <Money pence={planned.before.grossPence} /> },
          ...(creditedBefore(planned) === 0
            ? []
            : [
                {
                  label: t('reissue.creditedBefore'),
                  value: <Money pence={creditedBefore(planned)} />,
                },
              ]),
          { label: t('reissue.credit'), value: <Money pence={planned.credit.grossPence} /> },
          {
            label: t('reissue.after'),
            value: <Money pence={planned.invoice.grossPence} />,
            isMain: true,
          },
          {
            label: t('reissue.difference'),
            value: <Money pence={planned.invoice.grossPence - planned.before.grossPence} />,
          },
        ]}
        cannotBeUndone={[t('reissue.final.1'), t('reissue.final.2'), t('reissue.final.3')]}
        pence={planned.invoice.grossPence}
        confirmBy="type"
        confirmLabel={t('reissue.confirm')}
        isBusy={reissuing.isLoading}
        error={reissuing.error}
        onConfirm={confirm}
        onBack={() => setPlanned(null)}
        onClose={onClose}
      />
    );
  }
  return (
    <FormDialog
      title={t('reissue.title', { number: invoice.number ?? '' })}
      submitLabel={t('reissue.review')}
      isReady={reason.trim() !== '' && lines !== null}
      isBusy={previewing.isLoading}
      error={previewing.error}
      onSubmit={look}
      onClose={onClose}
    >
      <Typography>{t('reissue.text')}</Typography>
      <LinesForm
        lines={state.lines}
        stood={({ leftPence }) => leftPence}
        stoodLabel={t('reissue.old')}
        newLabel={t('reissue.new')}
        typed={typed}
        onType={setTyped}
      />
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
