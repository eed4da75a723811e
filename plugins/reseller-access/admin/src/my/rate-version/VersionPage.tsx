import { useState } from 'react';

import { Flex, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';

import {
  DataList,
  EmptyState,
  ErrorState,
  formatDate,
  ListSearch,
  Notice,
  PageFrame,
  StatusWord,
  useListParams,
} from '../../../../../../src/admin/kit';
import type { RateCardVersionRow, RateRow } from '../../../../shared/contracts/lists';
import { ALWAYS_FRESH } from '../../acting/myApi';
import { PATHS } from '../../paths';
import {
  useGetMyVersionQuery,
  useListMyRatesQuery,
  useListMyVersionsQuery,
} from '../../services/lists';
import { toListPage } from '../../services/pageOf';
import { useText } from '../../text';
import { STAND_TONE, standOf } from '../rates/versionStand';
import { useMay } from '../shell/access';

import { EditRateDialog } from './EditRateDialog';
import { useVersionStep, VersionActions, VersionStepDialog } from './VersionActions';
import { useRateColumns } from './useRateColumns';

/** One version of a card: its rates. They can be changed until its day has come. */
export const VersionPage = () => {
  const t = useText();
  const { id = '' } = useParams();
  const { data, error, refetch } = useGetMyVersionQuery(id, ALWAYS_FRESH);
  if (data) {
    return <VersionView version={data} />;
  }
  if (error) {
    return (
      <PageFrame title={t('rates.title')} back={{ to: PATHS.rates, label: t('rates.title') }}>
        <ErrorState error={error} onRetry={refetch} />
      </PageFrame>
    );
  }
  return <Page.Loading />;
};

const VersionView = ({ version }: { version: RateCardVersionRow }) => {
  const t = useText();
  const canWrite = useMay('rates.write') && !version.isInForce;
  const [step, setStep] = useVersionStep();
  const siblings = useListMyVersionsQuery(
    { 'filter[rateCardId]': version.rateCardId, pageSize: 100 },
    ALWAYS_FRESH,
  );
  const stand = standOf(version, siblings.data?.data ?? [version]);
  return (
    <PageFrame
      title={t('version.heading', {
        card: version.rateCardName,
        date: formatDate(version.validFrom),
      })}
      subtitle={
        <Flex gap={3} wrap="wrap">
          <StatusWord tone={STAND_TONE[stand]}>{t(`version.stand.${stand}`)}</StatusWord>
          <Typography textColor="neutral600">{version.note}</Typography>
        </Flex>
      }
      back={{ to: PATHS.rates, label: t('rates.title') }}
      help={[t('version.help.1'), t('version.help.2'), t('version.help.3')]}
      actions={canWrite && <VersionActions version={version} onStep={setStep} />}
    >
      {canWrite && (
        <Notice tone="info" title={t(`version.open.${stand === 'draft' ? 'draft' : 'coming'}`)}>
          {t('version.open.text')}
        </Notice>
      )}
      <Rates version={version} canWrite={canWrite} />
      {step && (
        <VersionStepDialog version={version} step={step} onClose={() => setStep(undefined)} />
      )}
    </PageFrame>
  );
};

const Rates = ({ version, canWrite }: { version: RateCardVersionRow; canWrite: boolean }) => {
  const t = useText();
  const { page, pageSize, search, sort = 'prefix', setSort } = useListParams();
  const [editing, setEditing] = useState<RateRow>();
  const list = useListMyRatesQuery(
    { 'filter[versionId]': version.id, page, pageSize, search, sort },
    ALWAYS_FRESH,
  );
  return (
    <>
      <ListSearch label={t('rates.search')} placeholder={t('rates.search.example')} />
      <DataList
        caption={t('version.rates')}
        columns={useRateColumns({ onEdit: canWrite ? setEditing : undefined })}
        rows={list.data?.data}
        rowKey={({ id }) => id}
        isLoading={list.isLoading}
        error={list.error}
        onRetry={list.refetch}
        pagination={list.data && toListPage(list.data.page)}
        sorting={{ sort, onSort: setSort }}
        empty={
          search ? (
            <EmptyState title={t('noMatch')}>{t('rates.noMatch.text')}</EmptyState>
          ) : (
            <EmptyState title={t('version.empty')}>{t('version.empty.text')}</EmptyState>
          )
        }
      />
      {editing && <EditRateDialog rate={editing} onClose={() => setEditing(undefined)} />}
    </>
  );
};
