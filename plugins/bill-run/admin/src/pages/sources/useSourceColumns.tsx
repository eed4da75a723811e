import { Typography } from '@strapi/design-system';

import { Count, DateTimeText, StatusWord, type Column } from '../../../../../../src/admin/kit';
import type { UsageSource } from '../../../../shared/contracts/usage-sources';
import { useText } from '../../text';

import { FolderState } from './FolderState';

export const useSourceColumns = (): Column<UsageSource>[] => {
  const t = useText();
  return [
    {
      key: 'name',
      header: t('source.name'),
      cell: ({ name }) => name,
    },
    {
      key: 'code',
      header: t('source.code'),
      cell: ({ code }) => <Typography textColor="neutral600">{code}</Typography>,
    },
    {
      key: 'state',
      header: t('status'),
      cell: ({ isActive }) => (
        <StatusWord tone={isActive ? 'good' : 'quiet'}>
          {t(isActive ? 'source.inUse' : 'source.notInUse')}
        </StatusWord>
      ),
    },
    { key: 'format', header: t('source.format'), cell: ({ format }) => t(`format.${format}`) },
    { key: 'supplier', header: t('source.supplier'), cell: ({ supplier }) => supplier?.name },
    {
      key: 'read',
      header: t('source.readAs'),
      cell: ({ version, format }) =>
        format === 'item-rental' || version === 0
          ? t('source.asFormat')
          : t('source.version', { version }),
    },
    {
      key: 'folder',
      header: t('source.folder'),
      cell: (source) => <FolderState source={source} />,
    },
    {
      key: 'files',
      header: t('source.files'),
      align: 'end',
      cell: ({ files }) => <Count value={files} />,
    },
    {
      key: 'held',
      header: t('source.held'),
      align: 'end',
      cell: ({ rowsHeld }) =>
        rowsHeld > 0 ? (
          <StatusWord tone="warning">
            <Count value={rowsHeld} />
          </StatusWord>
        ) : (
          <Count value={0} />
        ),
    },
    {
      key: 'last',
      header: t('source.lastFile'),
      cell: ({ lastFileAt }) =>
        lastFileAt ? <DateTimeText moment={lastFileAt} /> : t('source.never'),
    },
  ];
};
