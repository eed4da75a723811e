import { useState } from 'react';

import { Button } from '@strapi/design-system';
import { Plus } from '@strapi/icons';

import { DataList, EmptyState, Notice, Panel } from '../../../../../src/admin/kit';
import type { ResellerKey, SecretAnswer } from '../../../shared/contracts/keys';
import { ALWAYS_FRESH } from '../acting/myApi';
import { useListKeysQuery } from '../services/keys';
import { useText } from '../text';

import { ChangeKeyDialog } from './ChangeKeyDialog';
import type { KeyChange } from './KeyMenu';
import { MakeKeyDialog } from './MakeKeyDialog';
import { RevokeKeyDialog } from './RevokeKeyDialog';
import { RotateKeyDialog } from './RotateKeyDialog';
import { SecretDialog } from './SecretDialog';
import { useKeyColumns } from './useKeyColumns';

type KeysProps = {
  /** Document id of the reseller, for staff; null: one's own. */
  of: string | null;
  isReadOnly?: boolean;
};

type Open = { what: 'make' } | { what: KeyChange; apiKey: ResellerKey };

/** The keys of a reseller, and what is done with them. For staff and for the reseller himself. */
export const Keys = ({ of, isReadOnly = false }: KeysProps) => {
  const t = useText();
  const list = useListKeysQuery({ of }, ALWAYS_FRESH);
  const rules = list.data?.meta;
  const [open, setOpen] = useState<Open>();
  const [made, setMade] = useState<SecretAnswer>();
  const close = () => setOpen(undefined);
  const show = (answer: SecretAnswer) => {
    setMade(answer);
    close();
  };

  const columns = useKeyColumns({
    areSwitchedOff: rules?.areSwitchedOff ?? false,
    onChange: isReadOnly ? undefined : (apiKey, what) => setOpen({ what, apiKey }),
  });
  const canMake = !isReadOnly && rules && !rules.areSwitchedOff && rules.scopes.length > 0;

  return (
    <Panel
      title={t('keys.title')}
      hint={t('keys.hint')}
      action={
        canMake && (
          <Button
            size="S"
            startIcon={<Plus aria-hidden />}
            onClick={() => setOpen({ what: 'make' })}
          >
            {t('key.make')}
          </Button>
        )
      }
    >
      <div style={{ display: 'grid', gap: '1.6rem' }}>
        {rules?.areSwitchedOff && (
          <Notice tone="warning" title={t('keys.off')}>
            {t(of === null ? 'keys.off.text' : 'keys.off.staff')}
          </Notice>
        )}
        <DataList
          caption={t('keys.title')}
          columns={columns}
          rows={list.data?.data}
          rowKey={({ id }) => id}
          isLoading={list.isLoading}
          error={list.error}
          onRetry={list.refetch}
          empty={<EmptyState title={t('keys.none')}>{t('keys.none.text')}</EmptyState>}
        />
      </div>
      {open?.what === 'make' && rules && (
        <MakeKeyDialog of={of} rules={rules} onMade={show} onClose={close} />
      )}
      {open?.what === 'change' && rules && (
        <ChangeKeyDialog of={of} apiKey={open.apiKey} rules={rules} onClose={close} />
      )}
      {open?.what === 'rotate' && (
        <RotateKeyDialog of={of} apiKey={open.apiKey} onMade={show} onClose={close} />
      )}
      {open?.what === 'revoke' && <RevokeKeyDialog of={of} apiKey={open.apiKey} onClose={close} />}
      {made && <SecretDialog answer={made} onClose={() => setMade(undefined)} />}
    </Panel>
  );
};
