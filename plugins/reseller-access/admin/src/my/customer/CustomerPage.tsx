import { useState } from 'react';

import { Button, Flex, Typography } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import { Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';

import { ErrorState, PageFrame, Panel, StatusWord } from '../../../../../../src/admin/kit';
import type { CustomerRow } from '../../../../shared/contracts/lists';
import { ALWAYS_FRESH } from '../../acting/myApi';
import { PATHS } from '../../paths';
import { useGetMyCustomerQuery } from '../../services/lists';
import { useText } from '../../text';
import { useMay, usePartner } from '../shell/access';

import { CustomerCreditChecks } from './CustomerCreditChecks';
import { CustomerBalance } from './CustomerBalance';
import { CustomerFacts } from './CustomerFacts';
import { CustomerInvoices } from './CustomerInvoices';
import { EditCustomerDialog } from './EditCustomerDialog';
import { CustomerServices } from './CustomerServices';

/** One customer: who, how he is billed, what he has, and his bills. */
export const CustomerPage = () => {
  const t = useText();
  const { id = '' } = useParams();
  const back = {
    to: PATHS.customers,
    label: t(usePartner() ? 'accounts.title' : 'customers.title'),
  };
  const { data, error, refetch } = useGetMyCustomerQuery(id, ALWAYS_FRESH);
  if (data) {
    return <CustomerView customer={data} back={back} />;
  }
  if (error) {
    return (
      <PageFrame title={t('customer')} back={back}>
        <ErrorState error={error} onRetry={refetch} />
      </PageFrame>
    );
  }
  return <Page.Loading />;
};

type CustomerViewProps = { customer: CustomerRow; back: { to: string; label: string } };

const CustomerView = ({ customer, back }: CustomerViewProps) => {
  const t = useText();
  const [isEditing, setIsEditing] = useState(false);
  const canEdit = useMay('customers.write');
  const canReadServices = useMay('services.read');
  const canReadUsage = useMay('usage.read');
  const canReadInvoices = useMay('invoices.read');
  const canReadChecks = useMay('credit-checks.read');
  const { name, accountNumber, state } = customer;
  return (
    <PageFrame
      title={name}
      subtitle={
        <Flex gap={3} wrap="wrap">
          <StatusWord tone={state === 'active' ? 'good' : 'quiet'}>
            {t(`customer.state.${state}`)}
          </StatusWord>
          <Typography textColor="neutral600">{accountNumber}</Typography>
        </Flex>
      }
      back={back}
      actions={
        canEdit && (
          <Button
            variant="secondary"
            size="S"
            startIcon={<Pencil aria-hidden />}
            onClick={() => setIsEditing(true)}
          >
            {t('customer.edit')}
          </Button>
        )
      }
    >
      <Panel title={t('customer.details')}>
        <CustomerFacts customer={customer} />
      </Panel>
      {canReadUsage && <CustomerBalance customerId={customer.id} />}
      {canReadServices && <CustomerServices customerId={customer.id} />}
      {canReadInvoices && <CustomerInvoices customerId={customer.id} />}
      {canReadChecks && <CustomerCreditChecks customerId={customer.id} />}
      {isEditing && <EditCustomerDialog customer={customer} onClose={() => setIsEditing(false)} />}
    </PageFrame>
  );
};
