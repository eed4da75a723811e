import { Flex, Typography } from '@strapi/design-system';
import { useParams } from 'react-router-dom';

import {
  Count,
  DataTable,
  DateText,
  ErrorState,
  Figures,
  formatDate,
  LoadingState,
  MicroMoney,
  Money,
  Notice,
  PageFrame,
  Panel,
  StatusNote,
  TextLink,
  useCan,
  type Column,
} from '../../../../../../src/admin/kit';
import type {
  AffectedService,
  DecidedService,
  PricePoint,
  PriceRiseDetail,
} from '../../../../shared/contracts/price-rises';
import { PATHS } from '../../paths';
import { PERMISSIONS } from '../../permissions';
import { ALWAYS_FRESH } from '../../services/api';
import { useGetPriceRiseQuery } from '../../services/serviceTerms';
import { useText } from '../../text';

import { changeText } from './changeText';
import { RiseActions } from './RiseActions';

/** One rise: whom it comes to, what it is worth, whether notice is in time; scheduled or withdrawn here. */
export const PriceRisePage = () => {
  const t = useText();
  const { documentId = '' } = useParams();
  const rise = useGetPriceRiseQuery(documentId, ALWAYS_FRESH);
  return (
    <PageFrame
      title={rise.data?.name ?? t('rises.title')}
      subtitle={rise.data && <RiseSubtitle rise={rise.data} />}
      back={{ to: PATHS.priceRises, label: t('rises.title') }}
      help={[t('rises.help.1'), t('rises.help.2'), t('rises.help.3')]}
    >
      {rise.error ? (
        <ErrorState error={rise.error} onRetry={rise.refetch} />
      ) : rise.data ? (
        <RiseView rise={rise.data} />
      ) : (
        <LoadingState />
      )}
    </PageFrame>
  );
};

const TONES = { draft: 'waiting', scheduled: 'good', withdrawn: 'quiet' } as const;

/** Where it stands, and the rise in a sentence. */
const RiseSubtitle = ({ rise }: { rise: PriceRiseDetail }) => {
  const t = useText();
  return (
    <Flex gap={3} wrap="wrap">
      <StatusNote tone={TONES[rise.state]}>{t(`rises.state.${rise.state}`)}</StatusNote>
      <Typography textColor="neutral600">
        {t('rises.about', {
          product: rise.productName ?? t('rises.allProducts'),
          amount: changeText(t, rise),
          date: formatDate(rise.effectiveDate),
          whose: rise.resellerName ?? t('rises.about.all'),
        })}
      </Typography>
    </Flex>
  );
};

const RISES = '/content-manager/collection-types/api::price-rise.price-rise';

const RiseView = ({ rise }: { rise: PriceRiseDetail }) => {
  const t = useText();
  const canChange = useCan(PERMISSIONS.changeCharges);
  const columns = useAffectedColumns();
  const priceColumns = usePriceColumns();
  const decidedColumns = useDecidedColumns();
  return (
    <>
      {rise.state === 'draft' && rise.notifyBy && !rise.isNoticeInTime && (
        <Notice tone="warning" title={t('rises.late', { days: rise.noticeDays })}>
          {t('rises.late.text', { date: formatDate(rise.notifyBy) })}
        </Notice>
      )}
      <Panel
        title={t('rises.effect')}
        action={
          canChange && (
            <Flex gap={4}>
              {rise.state === 'draft' && (
                <TextLink to={`${RISES}/${rise.documentId}`}>{t('rises.edit')}</TextLink>
              )}
              <RiseActions rise={rise} />
            </Flex>
          )
        }
      >
        <Figures
          items={[
            {
              label: t('rises.more'),
              value: <Money pence={rise.monthlyAfterPence - rise.monthlyBeforePence} />,
              isMain: true,
            },
            { label: t('rises.before'), value: <Money pence={rise.monthlyBeforePence} /> },
            { label: t('rises.after'), value: <Money pence={rise.monthlyAfterPence} /> },
            { label: t('rises.services'), value: <Count value={rise.services} /> },
            { label: t('rises.customers'), value: <Count value={rise.customers} /> },
            { label: t('rises.noEmail'), value: <Count value={rise.customersWithoutEmail} /> },
            {
              label: t('rises.notifyBy'),
              value: rise.notifyBy ? <DateText date={rise.notifyBy} /> : '–',
            },
            { label: t('rises.notices'), value: <Count value={rise.noticesSent} /> },
          ]}
        />
      </Panel>
      {rise.prices.length > 0 && (
        <Panel title={t('rises.prices')}>
          <DataTable
            caption={t('rises.prices')}
            columns={priceColumns}
            rows={rise.prices}
            rowKey={({ productName, frequency, oldMicro }) =>
              `${productName}/${frequency}/${oldMicro}`
            }
          />
        </Panel>
      )}
      <Panel title={t('rises.largest')}>
        <DataTable
          caption={t('rises.largest')}
          columns={columns}
          rows={rise.largest}
          rowKey={({ serviceDocumentId }) => serviceDocumentId}
        />
      </Panel>
      {rise.servicesDecidedLater > 0 && (
        <Panel
          title={t('rises.decided', { count: rise.servicesDecidedLater })}
          hint={t('rises.decided.hint')}
        >
          <DataTable
            caption={t('rises.decided', { count: rise.servicesDecidedLater })}
            columns={decidedColumns}
            rows={rise.decidedLater}
            rowKey={({ serviceDocumentId }) => serviceDocumentId}
          />
        </Panel>
      )}
    </>
  );
};

const usePriceColumns = (): Column<PricePoint>[] => {
  const t = useText();
  const price = (micro: number) => <MicroMoney micro={micro} decimals={2} />;
  return [
    { key: 'product', header: t('services.product'), cell: ({ productName }) => productName },
    {
      key: 'frequency',
      header: t('rises.frequency'),
      cell: ({ frequency }) => t(`rises.frequency.${frequency}`),
    },
    {
      key: 'services',
      header: t('rises.services'),
      align: 'end',
      cell: ({ services }) => <Count value={services} />,
    },
    {
      key: 'quantity',
      header: t('services.quantity'),
      align: 'end',
      cell: ({ quantity }) => <Count value={quantity} />,
    },
    {
      key: 'old',
      header: t('rises.old'),
      align: 'end',
      cell: ({ oldMicro }) => price(oldMicro),
    },
    {
      key: 'new',
      header: t('rises.newPrice'),
      align: 'end',
      cell: ({ newMicro }) => price(newMicro),
    },
    {
      key: 'more',
      header: t('rises.amount'),
      align: 'end',
      cell: ({ oldMicro, newMicro }) => price(newMicro - oldMicro),
    },
  ];
};

const useDecidedColumns = (): Column<DecidedService>[] => {
  const t = useText();
  return [
    {
      key: 'customer',
      header: t('calendar.customer'),
      cell: ({ customerName, serviceDocumentId }) => (
        <TextLink to={PATHS.service(serviceDocumentId)}>{customerName}</TextLink>
      ),
    },
    { key: 'product', header: t('services.product'), cell: ({ productName }) => productName },
    {
      key: 'price',
      header: t('rises.decided.price'),
      align: 'end',
      cell: ({ micro }) => <MicroMoney micro={micro} decimals={2} />,
    },
    { key: 'from', header: t('services.from'), cell: ({ from }) => <DateText date={from} /> },
    { key: 'why', header: t('rises.decided.why'), cell: ({ reason }) => reason ?? '–' },
  ];
};

const useAffectedColumns = (): Column<AffectedService>[] => {
  const t = useText();
  return [
    {
      key: 'customer',
      header: t('calendar.customer'),
      cell: ({ customerName, serviceDocumentId }) => (
        <TextLink to={PATHS.service(serviceDocumentId)}>{customerName}</TextLink>
      ),
    },
    { key: 'product', header: t('services.product'), cell: ({ productName }) => productName },
    { key: 'email', header: t('rises.email'), cell: ({ email }) => email ?? t('rises.email.none') },
    { key: 'quantity', header: t('services.quantity'), align: 'end', cell: (row) => row.quantity },
    {
      key: 'old',
      header: t('rises.old'),
      align: 'end',
      cell: ({ oldMicro }) => <MicroMoney micro={oldMicro} decimals={2} />,
    },
    {
      key: 'new',
      header: t('rises.newPrice'),
      align: 'end',
      cell: ({ newMicro }) => <MicroMoney micro={newMicro} decimals={2} />,
    },
    {
      key: 'from',
      header: t('services.from'),
      cell: ({ effectiveFrom }) => <DateText date={effectiveFrom} />,
    },
  ];
};
