import { StatusWord } from '../../../../../../src/admin/kit';
import type { InvoiceSummary } from '../../../../shared/contracts/runs';
import { useText } from '../../text';

/** Draft or issued. */
export const InvoiceStatusWord = ({ status }: { status: InvoiceSummary['status'] }) => {
  const t = useText();
  return (
    <StatusWord tone={status === 'issued' ? 'good' : 'waiting'}>
      {t(`invoice.status.${status}`)}
    </StatusWord>
  );
};
