import { formatPence, TextLink, useCan } from '../../../../../../src/admin/kit';
import type { ResellerDetail } from '../../../../shared/contracts/resellers';
import { PERMISSIONS } from '../../permissions';
import { useText } from '../../text';

type Run = NonNullable<ResellerDetail['lastRun']>;

/** The last bill run with customers of his, and his part of it. */
export const RunLink = ({ run }: { run: Run }) => {
  const t = useText();
  const canRead = useCan(PERMISSIONS.readBillRuns);
  const { documentId, name, invoices, grossPence } = run;
  const part = t('reseller.lastRun.part', { count: invoices, amount: formatPence(grossPence) });
  return (
    <>
      {canRead ? <TextLink to={`/plugins/bill-run/runs/${documentId}`}>{name}</TextLink> : name} ·{' '}
      {part}
    </>
  );
};
