import { Flex } from '@strapi/design-system';

import { CheckFigures, ChecksTable } from '../../../../../../src/admin/checks';
import { Panel, useListParams } from '../../../../../../src/admin/kit';
import type { CheckFilter } from '../../../../shared/contracts/checks';
import type { RunDetail } from '../../../../shared/contracts/runs';
import { PATHS } from '../../paths';
import { ALWAYS_FRESH } from '../../services/api';
import { useListChecksQuery } from '../../services/checks';
import { useText } from '../../text';

/** The bills of a run against those before them. */
export const RunChecks = ({ run }: { run: RunDetail }) => {
  const t = useText();
  const { page, pageSize, search, filter } = useListParams();
  const list = useListChecksQuery(
    {
      ...{ run: run.documentId, page, pageSize, search },
      filter: filter('filter') as CheckFilter | undefined,
      sort: filter('order'),
    },
    ALWAYS_FRESH,
  );
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {list.data && (
        <Panel title={t('check.totals')}>
          <CheckFigures totals={list.data.totals} />
        </Panel>
      )}
      <ChecksTable
        list={list}
        linkTo={({ invoiceDocumentId }) => PATHS.check(invoiceDocumentId)}
        showReseller={run.resellerName === null}
      />
    </Flex>
  );
};
