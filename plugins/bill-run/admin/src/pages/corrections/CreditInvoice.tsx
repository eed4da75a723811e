import { CreditDialog, type CreditChoice } from '../../../../../../src/admin/credits';
import { answerOf } from '../../../../../../src/admin/kit';
import type { CreditLines, InvoiceCorrections } from '../../../../shared/contracts/corrections';
import type { InvoiceDetail } from '../../../../shared/contracts/runs';
import { useCreditInvoiceMutation, usePreviewCreditMutation } from '../../services/corrections';
import { useText } from '../../text';

type CreditInvoiceProps = {
  invoice: InvoiceDetail;
  state: InvoiceCorrections;
  onClose: () => void;
};

/** Staff credit an invoice. */
export const CreditInvoice = ({ invoice, state, onClose }: CreditInvoiceProps) => {
  const t = useText();
  const [preview, previewing] = usePreviewCreditMutation();
  const [credit, crediting] = useCreditInvoiceMutation();
  const { documentId } = invoice;
  const byId = (choice: CreditChoice): CreditLines | null =>
    choice &&
    choice.flatMap(({ position, netPence }) => {
      const line = state.lines.find((one) => one.position === position);
      return line ? [{ id: line.id, netPence }] : [];
    });
  return (
    <CreditDialog
      number={invoice.number ?? ''}
      lines={state.lines.filter(({ leftPence }) => leftPence !== 0)}
      final={[t('credit.final')]}
      deeds={{
        preview: async (choice) => answerOf(await preview({ documentId, lines: byId(choice) })),
        credit: async ({ choice, ...said }) =>
          answerOf(await credit({ documentId, ...said, lines: byId(choice) }))?.number,
        isLooking: previewing.isLoading,
        isCrediting: crediting.isLoading,
        lookError: previewing.error,
        creditError: crediting.error,
      }}
      onClose={onClose}
    />
  );
};
