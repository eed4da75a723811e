import { Count, DateText, DateTimeText, Money, type Column } from '../../../../../../src/admin/kit';
import type { Submission } from '../../../../shared/contracts/submissions';
import { useText } from '../../text';

import { DownloadFile } from './DownloadFile';

export const useSubmissionColumns = (): Column<Submission>[] => {
  const t = useText();
  return [
    {
      key: 'originator',
      header: t('originator'),
      cell: ({ originatorName, serviceUserNumber }) => `${originatorName} (${serviceUserNumber})`,
    },
    { key: 'serial', header: t('serial'), cell: ({ serial }) => serial },
    {
      key: 'processing',
      header: t('processingDay'),
      cell: ({ processingDate }) => <DateText date={processingDate} />,
    },
    {
      key: 'entry',
      header: t('entryDay'),
      cell: ({ entryDate }) => <DateText date={entryDate} />,
    },
    {
      key: 'written',
      header: t('written'),
      cell: ({ createdAt, createdBy }) => (
        <>
          <DateTimeText moment={createdAt} />
          {createdBy && <div>{t('by', { name: createdBy })}</div>}
        </>
      ),
    },
    {
      key: 'items',
      header: t('items'),
      align: 'end',
      cell: ({ items }) => <Count value={items} />,
    },
    {
      key: 'total',
      header: t('amount'),
      align: 'end',
      cell: ({ totalPence }) => <Money pence={totalPence} />,
    },
    { key: 'file', header: t('file'), cell: ({ fileName }) => fileName },
    {
      key: 'download',
      header: t('action'),
      align: 'end',
      cell: (submission) => <DownloadFile submission={submission} />,
    },
  ];
};
