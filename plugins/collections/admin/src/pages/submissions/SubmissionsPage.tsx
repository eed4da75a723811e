import { useState } from 'react';

import { ErrorState, LoadingState, PageFrame } from '../../../../../../src/admin/kit';
import type { WaitingCollection } from '../../../../shared/contracts/submissions';
import { ALWAYS_FRESH, useListWaitingCollectionsQuery } from '../../services/submissions';
import { useText } from '../../text';

import { SubmissionList } from './SubmissionList';
import { UncollectableInvoices } from './UncollectableInvoices';
import { WaitingCollections } from './WaitingCollections';
import { WriteFileDialog } from './WriteFileDialog';

/** The figures of a row may change while its dialog is open: what was added meanwhile shows there too. */
const isSame = (a: WaitingCollection, b: WaitingCollection): boolean =>
  a.originatorDocumentId === b.originatorDocumentId && a.processingDate === b.processingDate;

/** Direct Debit files: what waits to be collected, what cannot be, and the files written so far. */
export const SubmissionsPage = () => {
  const t = useText();
  const { data, error, refetch } = useListWaitingCollectionsQuery(undefined, ALWAYS_FRESH);
  const [chosen, setChosen] = useState<WaitingCollection | null>(null);
  return (
    <PageFrame
      title={t('submissions.title')}
      subtitle={t('submissions.subtitle')}
      help={[t('help.1'), t('help.2'), t('help.3'), t('help.4')]}
    >
      {error ? (
        <ErrorState error={error} onRetry={refetch} />
      ) : data ? (
        <>
          <WaitingCollections waiting={data.waiting} onWrite={setChosen} />
          {data.uncollectable.length > 0 && <UncollectableInvoices invoices={data.uncollectable} />}
        </>
      ) : (
        <LoadingState />
      )}
      <SubmissionList />
      {chosen && (
        <WriteFileDialog
          collection={data?.waiting.find((row) => isSame(row, chosen)) ?? chosen}
          onClose={() => setChosen(null)}
        />
      )}
    </PageFrame>
  );
};
