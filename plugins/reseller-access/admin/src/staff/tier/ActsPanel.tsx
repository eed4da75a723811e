import { useState } from 'react';

import { Button, Field, Flex, TextInput } from '@strapi/design-system';
import { Download, Plus } from '@strapi/icons';

import {
  DataTable,
  EmptyState,
  ErrorState,
  LoadingState,
  Money,
  Panel,
  todayInLondon,
  useDownload,
} from '../../../../../../src/admin/kit';
import type { ActView, TierService } from '../../../../../bill-run/shared/contracts/acts';
import { ALWAYS_FRESH } from '../../acting/myApi';
import { useListActsQuery } from '../../services/acts';
import { useText } from '../../text';

import { RecordActDialog } from './RecordActDialog';
import { SettleActDialog } from './SettleActDialog';
import { useActColumns } from './useActColumns';

type ActsPanelProps = {
  documentId: string;
  code: string;
  services: TierService[];
  isReadOnly: boolean;
};

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** What was done for him in a month, with the prices as they will be billed, and what is to be decided. */
export const ActsPanel = ({ documentId, code, services, isReadOnly }: ActsPanelProps) => {
  const t = useText();
  const [typed, setTyped] = useState(todayInLondon().slice(0, 7));
  const [month, setMonth] = useState(typed);
  const [isRecording, setIsRecording] = useState(false);
  const [settled, setSettled] = useState<{ act: ActView; how: 'waive' | 'quote' } | null>(null);
  const args = { documentId, month, page: 1, pageSize: 100 };
  const { data, error, refetch } = useListActsQuery(args, ALWAYS_FRESH);
  const { download, isDownloading } = useDownload();
  const columns = useActColumns({
    isReadOnly,
    onWaive: (act) => setSettled({ act, how: 'waive' }),
    onQuote: (act) => setSettled({ act, how: 'quote' }),
  });
  const choose = (text: string) => {
    setTyped(text);
    if (MONTH.test(text)) setMonth(text);
  };
  return (
    <Panel
      title={t('acts.title')}
      hint={t('acts.hint')}
      action={
        <Flex gap={2} alignItems="end">
          <Field.Root name="month">
            <Field.Label>{t('acts.month')}</Field.Label>
            <TextInput
              value={typed}
              placeholder="2026-06"
              onChange={(event: { target: { value: string } }) => choose(event.target.value)}
            />
          </Field.Root>
          <Button
            variant="tertiary"
            size="S"
            startIcon={<Download aria-hidden />}
            loading={isDownloading}
            onClick={() =>
              download(
                `/bill-run/resellers/${documentId}/acts.csv?month=${month}`,
                `acts-${code}-${month}.csv`,
              )
            }
          >
            {t('acts.csv')}
          </Button>
          {!isReadOnly && (
            <Button size="S" startIcon={<Plus aria-hidden />} onClick={() => setIsRecording(true)}>
              {t('acts.record')}
            </Button>
          )}
        </Flex>
      }
    >
      {Boolean(error) && <ErrorState error={error} onRetry={refetch} />}
      {!data && !error && <LoadingState />}
      {data?.results.length === 0 && (
        <EmptyState isCompact title={t('acts.none')}>
          {t('acts.none.text')}
        </EmptyState>
      )}
      {data && data.results.length > 0 && (
        <DataTable
          caption={t('acts.title')}
          columns={columns}
          rows={data.results}
          rowKey={(act) => String(act.id)}
          totals={{
            label: t('acts.total', { acts: data.totals.acts, held: data.totals.held }),
            cells: { price: <Money pence={data.totals.netPence} /> },
          }}
        />
      )}
      {isRecording && (
        <RecordActDialog
          documentId={documentId}
          services={services}
          onClose={() => setIsRecording(false)}
        />
      )}
      {settled && <SettleActDialog {...settled} onClose={() => setSettled(null)} />}
    </Panel>
  );
};
