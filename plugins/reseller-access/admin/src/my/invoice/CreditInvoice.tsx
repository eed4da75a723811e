import { CreditDialog } from '../../../../../../src/admin/credits';
import { answerOf } from '../../../../../../src/admin/kit';
import type { InvoiceWithLines } from '../../../../shared/contracts/lists';
import { ALWAYS_FRESH } from '../../acting/myApi';
import {
  useCreditMyInvoiceMutation,
  useGetMyCreditableQuery,
  usePreviewMyCreditMutation,
} from '../../services/corrections';
import { useText } from '../../text';

type CreditInvoiceProps = { invoice: InvoiceWithLines; onClose: () => void };

/** A reseller credits a customer of his. */
export const CreditInvoice = ({ invoice, onClose }: CreditInvoiceProps) => {
  const t = useText();
  const { id } = invoice;
  const creditable = useGetMyCreditableQuery(id, ALWAYS_FRESH);
  const [preview, previewing] = usePreviewMyCreditMutation();
  const [credit, crediting] = useCreditMyInvoiceMutation();
  return (
    <CreditDialog
      number={invoice.number ?? ''}
      // Discounts go back with what they were taken off.
      lines={creditable.data?.lines.filter(({ section }) => section !== 'discount')}
      linesError={creditable.error}
      final={[t('credit.final.1'), t('credit.final.2')]}
      deeds={{
        preview: async (choice) => answerOf(await preview({ id, lines: choice ?? undefined })),
        credit: async ({ choice, ...said }) =>
          answerOf(await credit({ id, ...said, lines: choice ?? undefined }))?.number,
        isLooking: previewing.isLoading,
        isCrediting: crediting.isLoading,
        lookError: previewing.error,
        creditError: crediting.error,
      }}
      onClose={onClose}
    />
  );
};
