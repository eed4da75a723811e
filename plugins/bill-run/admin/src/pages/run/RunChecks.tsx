import { useState } from 'react';

import { Flex } from '@strapi/design-system';

import { CheckFigures, ChecksTable } from '../../../../../../src/admin/checks';
import { Panel, useCan, useListParams } from '../../../../../../src/admin/kit';
import type { CheckFilter, CheckedBill } from '../../../../shared/contracts/checks';
import type { RunDetail } from '../../../../shared/contracts/runs';
import { PATHS } from '../../paths';
import { PERMISSIONS } from '../../permissions';
import { ALWAYS_FRESH } from '../../services/api';
import { useListChecksQuery } from '../../services/checks';
import { useText } from '../../text';

import { ApproveChosen } from './ApproveChosen';

/** The bills of a run against those before them; ticked, they can be approved together. */
export const RunChecks = ({ run }: { run: RunDetail }) => {
  const t = useText();
  const canApprove = useCan(PERMISSIONS.issueRuns) && run.status === 'review';
  const { page, pageSize, search, filter } = useListParams();
  const [chosen, setChosen] = useState<string[]>([]);
  const list = useListChecksQuery(
    {
      ...{ run: run.documentId, page, pageSize, search },
      filter: filter('filter') as CheckFilter | undefined,
      sort: filter('order'),
    },
    ALWAYS_FRESH,
  );
  // What is not shown any more is not approved unseen.
  const bills = list.data?.results.filter((bill) => isChosen(bill, chosen)) ?? [];
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {list.data && (
        <Panel title={t('check.totals')}>
          <CheckFigures totals={list.data.totals} />
        </Panel>
      )}
      {canApprove && bills.length > 0 && (
        <ApproveChosen run={run} bills={bills} onDone={() => setChosen([])} />
      )}
      <ChecksTable
        list={list}
        linkTo={({ invoiceDocumentId }) => PATHS.check(invoiceDocumentId)}
        showReseller={run.resellerName === null}
        {...(canApprove && { selection: { chosen, onChoose: setChosen } })}
      />
    </Flex>
  );
};

const isChosen = ({ invoiceDocumentId, approvedBy }: CheckedBill, chosen: string[]): boolean =>
  approvedBy === null && chosen.includes(invoiceDocumentId);
