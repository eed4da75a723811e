import { Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import {
  Count,
  DateText,
  Disclosure,
  StatusWord,
  type Column,
} from '../../../../../../src/admin/kit';
import type { SuspendedRow } from '../../../../shared/contracts/usage';
import { useText } from '../../text';

const Raw = styled.code`
  display: block;
  font-size: ${({ theme }) => theme.fontSizes[1]};
  max-width: 40rem;
  overflow-wrap: anywhere;
`;

const RawRow = ({ raw }: { raw: string }) => {
  const t = useText();
  return (
    <Disclosure label={t('suspended.raw.show')}>
      <Raw>{raw}</Raw>
    </Disclosure>
  );
};

export const useSuspendedColumns = (): Column<SuspendedRow>[] => {
  const t = useText();
  return [
    {
      key: 'line',
      header: t('suspended.line'),
      align: 'end',
      cell: ({ lineNo }) => <Count value={lineNo} />,
    },
    {
      key: 'reason',
      header: t('suspense.reason'),
      cell: ({ reason, message, status }) => (
        <>
          <StatusWord tone={status === 'open' ? 'warning' : 'quiet'}>
            {t(`suspense.${reason}`)}
          </StatusWord>
          <Typography tag="div">{message}</Typography>
          {status !== 'open' && (
            <Typography tag="div" textColor="neutral600">
              {t(`suspended.${status}`)}
            </Typography>
          )}
        </>
      ),
    },
    { key: 'cli', header: t('suspended.cli'), cell: ({ cli }) => cli },
    { key: 'dialled', header: t('suspended.dialled'), cell: ({ dialled }) => dialled },
    {
      key: 'date',
      header: t('suspended.date'),
      cell: ({ localDate }) => localDate && <DateText date={localDate} />,
    },
    { key: 'raw', header: t('suspended.raw'), cell: ({ raw }) => <RawRow raw={raw} /> },
  ];
};
