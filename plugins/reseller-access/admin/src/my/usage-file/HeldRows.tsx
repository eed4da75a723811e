import { Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import {
  Count,
  DataList,
  DateText,
  Disclosure,
  EmptyState,
  Panel,
  StatusWord,
  useListParams,
  type Column,
} from '../../../../../../src/admin/kit';
import type { SuspendedRow, UsageFileRow } from '../../../../shared/contracts/lists';
import { ALWAYS_FRESH } from '../../acting/myApi';
import { toListPage } from '../../services/pageOf';
import { useListMyFileRowsQuery } from '../../services/usage';
import { useText } from '../../text';

const Raw = styled.code`
  display: block;
  font-size: ${({ theme }) => theme.fontSizes[1]};
  max-width: 40rem;
  overflow-wrap: anywhere;
`;

/** Each row of a file that was not taken, as it came, with its reason. */
export const HeldRows = ({ file }: { file: UsageFileRow }) => {
  const t = useText();
  const { page, pageSize } = useListParams();
  const list = useListMyFileRowsQuery({ id: file.id, page, pageSize }, ALWAYS_FRESH);
  return (
    <Panel title={t('held.title')} hint={t('held.hint')}>
      <DataList
        caption={t('held.title')}
        columns={useHeldColumns()}
        rows={list.data?.data}
        rowKey={({ id }) => id}
        isLoading={list.isLoading}
        error={list.error}
        onRetry={list.refetch}
        pagination={list.data && toListPage(list.data.page)}
        empty={<EmptyState isCompact title={t('held.none')} />}
      />
    </Panel>
  );
};

const useHeldColumns = (): Column<SuspendedRow>[] => {
  const t = useText();
  return [
    {
      key: 'line',
      header: t('held.line'),
      align: 'end',
      cell: ({ lineNo }) => <Count value={lineNo} />,
    },
    {
      key: 'reason',
      header: t('held.reason'),
      cell: ({ reason, message, state }) => (
        <>
          <StatusWord tone={state === 'open' ? 'warning' : 'quiet'}>
            {t(`held.${reason}`)}
          </StatusWord>
          <Typography tag="div">{message}</Typography>
          {state !== 'open' && (
            <Typography tag="div" textColor="neutral600">
              {t(`held.state.${state}`)}
            </Typography>
          )}
        </>
      ),
    },
    { key: 'from', header: t('held.from'), cell: ({ cli }) => cli },
    { key: 'to', header: t('held.to'), cell: ({ dialled }) => dialled },
    {
      key: 'day',
      header: t('held.day'),
      cell: ({ localDate }) => localDate && <DateText date={localDate} />,
    },
    {
      key: 'raw',
      header: t('held.raw'),
      cell: ({ raw }) => (
        <Disclosure label={t('held.raw.show')}>
          <Raw>{raw}</Raw>
        </Disclosure>
      ),
    },
  ];
};
