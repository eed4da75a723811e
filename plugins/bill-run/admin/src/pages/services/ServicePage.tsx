import { useParams } from 'react-router-dom';

import {
  customerRecord,
  DateText,
  ErrorState,
  Facts,
  LoadingState,
  MicroMoney,
  PageFrame,
  Panel,
  TextLink,
  useCan,
} from '../../../../../../src/admin/kit';
import type { ServiceDetail } from '../../../../shared/contracts/service-terms';
import { PATHS } from '../../paths';
import { PERMISSIONS } from '../../permissions';
import { ALWAYS_FRESH } from '../../services/api';
import { useGetBillServiceQuery } from '../../services/serviceTerms';
import { useText } from '../../text';
import { NextChargesPanel } from '../next-charges/NextChargesPanel';

import { ActPanel } from './ActPanel';
import { ChangesPanel } from './ChangesPanel';

/** One service: its terms over time, and what is to happen to it. */
export const ServicePage = () => {
  const t = useText();
  const { documentId = '' } = useParams();
  const service = useGetBillServiceQuery(documentId, ALWAYS_FRESH);
  return (
    <PageFrame
      title={service.data?.productName ?? t('services.one')}
      subtitle={service.data && `${service.data.customerName} (${service.data.accountNumber})`}
      back={{ to: PATHS.services, label: t('services.title') }}
      help={[t('services.help.2'), t('services.help.3')]}
    >
      {service.error ? (
        <ErrorState error={service.error} onRetry={service.refetch} />
      ) : service.data ? (
        <ServiceView service={service.data} />
      ) : (
        <LoadingState />
      )}
    </PageFrame>
  );
};

const ServiceView = ({ service }: { service: ServiceDetail }) => {
  const t = useText();
  const canChange = useCan(PERMISSIONS.changeCharges);
  return (
    <>
      <Panel title={t('services.now')}>
        <ServiceFacts service={service} />
      </Panel>
      {canChange && <ActPanel key={service.documentId} service={service} />}
      <ChangesPanel service={service} canChange={canChange} />
      <NextChargesPanel customer={service.customerDocumentId} />
    </>
  );
};

const ServiceFacts = ({ service }: { service: ServiceDetail }) => {
  const t = useText();
  const day = (date: string | null) => date && <DateText date={date} />;
  const linked = (documentId: string | null, text: string) =>
    documentId && <TextLink to={PATHS.service(documentId)}>{text}</TextLink>;
  return (
    <Facts
      items={[
        {
          label: t('calendar.customer'),
          value: (
            <TextLink to={customerRecord(service.customerDocumentId)}>
              {service.customerName}
            </TextLink>
          ),
        },
        { label: t('services.number'), value: service.identifier },
        { label: t('services.quantity'), value: service.quantity },
        {
          label: t('services.price'),
          value: <MicroMoney micro={service.unitPriceMicro} decimals={2} />,
        },
        { label: t('services.every'), value: t(`services.every.${service.frequency}`) },
        { label: t('services.includes'), value: <Includes includes={service.includes} /> },
        { label: t('services.start'), value: day(service.startDate) },
        { label: t('services.end'), value: day(service.endDate) ?? t('services.goesOn') },
        { label: t('services.termEnd'), value: day(service.termEnd) },
        { label: t('services.chargedThrough'), value: day(service.chargedThrough) },
        { label: t('calendar.nextBill'), value: day(service.nextBillDate) },
        {
          label: t('services.follows'),
          value: linked(service.followsDocumentId, t('services.follows.open')),
        },
        {
          label: t('services.followedBy'),
          value: linked(service.followedByDocumentId, t('services.followedBy.open')),
        },
      ]}
    />
  );
};

/** What comes with the product, so that nobody has to look it up among the bundles. */
const Includes = ({ includes }: Pick<ServiceDetail, 'includes'>) => {
  const t = useText();
  if (includes.length === 0) return <>{t('services.includes.none')}</>;
  return (
    <>
      {includes.map(({ name, quantity, unit, sharing }) => (
        <div key={name}>
          {t(`services.includes.${sharing}`, {
            name,
            amount: `${quantity.toLocaleString('en-GB')} ${t(`bundles.unit.${unit}`)}`,
          })}
        </div>
      ))}
    </>
  );
};
