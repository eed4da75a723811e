import { Count, Figures, Money } from '../../../../../../src/admin/kit';
import type { RunDetail } from '../../../../shared/contracts/runs';
import { useText } from '../../text';

/** What a run amounts to. */
export const RunFigures = ({ run }: { run: RunDetail }) => {
  const t = useText();
  return (
    <Figures
      items={[
        { label: t('money.gross'), value: <Money pence={run.grossPence} />, isMain: true },
        { label: t('money.net'), value: <Money pence={run.netPence} /> },
        { label: t('money.vat'), value: <Money pence={run.vatPence} /> },
        { label: t('run.drafted'), value: <Count value={run.invoicesDrafted} /> },
        ...(run.isDryRun
          ? []
          : [{ label: t('run.issued'), value: <Count value={run.invoicesIssued} /> }]),
        { label: t('run.customersDue'), value: <Count value={run.customersDue} /> },
        { label: t('run.parked'), value: <Count value={run.customersParked} /> },
        ...(run.isDryRun || run.stillParked === run.customersParked
          ? []
          : [{ label: t('run.stillParked'), value: <Count value={run.stillParked} /> }]),
      ]}
    />
  );
};
