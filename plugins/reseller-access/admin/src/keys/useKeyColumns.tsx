import { Flex, Typography } from '@strapi/design-system';

import { DateTimeText, type Column } from '../../../../../src/admin/kit';
import type { ResellerKey } from '../../../shared/contracts/keys';
import { useText } from '../text';

import { type KeyChange, KeyMenu } from './KeyMenu';
import { KeyStatus } from './KeyStatus';

type ColumnsInput = {
  areSwitchedOff: boolean;
  /** Undefined for who may only look. */
  onChange?: (key: ResellerKey, change: KeyChange) => void;
};

export const useKeyColumns = ({
  areSwitchedOff,
  onChange,
}: ColumnsInput): Column<ResellerKey>[] => {
  const t = useText();
  const columns: (Column<ResellerKey> | false)[] = [
    {
      key: 'name',
      header: t('key.name'),
      cell: ({ name, prefix }) => (
        <>
          {name}
          <Typography tag="div" variant="pi" textColor="neutral600">
            <code>{prefix}…</code>
          </Typography>
        </>
      ),
    },
    {
      key: 'scopes',
      header: t('key.scopes'),
      cell: ({ scopes, works }) => (
        <ul>
          {scopes.map((scope) => (
            <li key={scope}>
              {works.includes(scope) ? (
                t(`capability.${scope}`)
              ) : (
                <Typography textColor="neutral600">
                  {t('key.scope.off', { scope: t(`capability.${scope}`) })}
                </Typography>
              )}
            </li>
          ))}
        </ul>
      ),
    },
    {
      key: 'state',
      header: t('key.state'),
      cell: (apiKey) => <KeyStatus apiKey={apiKey} areSwitchedOff={areSwitchedOff} />,
    },
    {
      key: 'used',
      header: t('key.used'),
      cell: ({ lastUsedAt }) =>
        lastUsedAt ? <DateTimeText moment={lastUsedAt} /> : t('key.used.never'),
    },
    {
      key: 'made',
      header: t('key.made'),
      cell: ({ createdAt, createdBy }) => (
        <>
          <DateTimeText moment={createdAt} />
          <div>{createdBy}</div>
        </>
      ),
    },
    onChange !== undefined && {
      key: 'actions',
      header: t('key.actions'),
      align: 'end',
      cell: (apiKey) => (
        <Flex justifyContent="flex-end">
          <KeyMenu apiKey={apiKey} onChange={(change) => onChange(apiKey, change)} />
        </Flex>
      ),
    },
  ];
  return columns.filter((column): column is Column<ResellerKey> => Boolean(column));
};
