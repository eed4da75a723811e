import { useState } from 'react';

import { Button } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import type {
  CreditCheck,
  CreditCheckBody,
} from '../../../plugins/bill-run/shared/contracts/credit-checks';
import { DataTable } from '../kit/DataList/DataTable';
import { Panel } from '../kit/Panel/Panel';
import { EmptyState } from '../kit/States/EmptyState';
import { ErrorState } from '../kit/States/ErrorState';
import { LoadingState } from '../kit/States/LoadingState';
import { useKitText } from '../kit/text/kitText';

import type { CheckDeeds } from './deeds';
import { RecordCheckDialog } from './RecordCheckDialog';
import { TakeCheckBackDialog } from './TakeCheckBackDialog';
import { useCheckColumns } from './useCheckColumns';

type CreditChecksPanelProps = {
  checks: CreditCheck[] | undefined;
  error?: unknown;
  onRetry: () => void;
  /** Left out for who may only look. */
  deeds?: CheckDeeds;
};

const always = () => true;

/** What was found out about a customer's credit, the latest first, and a way to add to it. */
export const CreditChecksPanel = ({ checks, error, onRetry, deeds }: CreditChecksPanelProps) => {
  const t = useKitText();
  const [open, setOpen] = useState<CreditCheck | 'new' | null>(null);
  const columns = useCheckColumns(deeds && setOpen, deeds?.canTakeBack ?? always);
  return (
    <Panel
      title={t('creditChecks.title')}
      hint={t('creditChecks.hint')}
      action={
        deeds && (
          <Button size="S" variant="secondary" onClick={() => setOpen('new')}>
            {t('creditChecks.record')}
          </Button>
        )
      }
    >
      {Boolean(error) && <ErrorState error={error} onRetry={onRetry} />}
      {!checks && !error && <LoadingState />}
      {checks?.length === 0 && <EmptyState isCompact title={t('creditChecks.none')} />}
      {checks && checks.length > 0 && (
        <DataTable
          caption={t('creditChecks.title')}
          columns={columns}
          rows={checks}
          rowKey={({ documentId }) => documentId}
        />
      )}
      {deeds && open && <OpenDialog open={open} deeds={deeds} onClose={() => setOpen(null)} />}
    </Panel>
  );
};

type OpenDialogProps = { open: CreditCheck | 'new'; deeds: CheckDeeds; onClose: () => void };

const OpenDialog = ({ open, deeds, onClose }: OpenDialogProps) => {
  const t = useKitText();
  const { toggleNotification } = useNotification();
  const [isTried, setIsTried] = useState(false);
  const closeWhen = async (deed: Promise<boolean>, message: string) => {
    setIsTried(true);
    if (!(await deed)) return;
    toggleNotification({ type: 'success', message });
    onClose();
  };
  // What was refused in another dialog is not said in this one.
  const state = { isBusy: deeds.isBusy, error: isTried ? deeds.error : undefined, onClose };
  return open === 'new' ? (
    <RecordCheckDialog
      {...state}
      onSubmit={(body: CreditCheckBody) =>
        void closeWhen(deeds.record(body), t('creditChecks.done'))
      }
    />
  ) : (
    <TakeCheckBackDialog
      {...state}
      check={open}
      onSubmit={(reason) =>
        void closeWhen(deeds.takeBack(open.documentId, reason), t('creditChecks.takeBack.done'))
      }
    />
  );
};
