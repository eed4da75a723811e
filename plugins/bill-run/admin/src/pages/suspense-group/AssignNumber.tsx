import { useState } from 'react';

import { Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { customerRecord, Panel, TextLink } from '../../../../../../src/admin/kit';
import type { ServiceChoice } from '../../../../shared/contracts/suspense';
import {
  useFindSuspenseCustomersQuery,
  useListServicesWithNumberQuery,
} from '../../services/suspense';
import { useText } from '../../text';

import { ChoiceSearch } from './ChoiceSearch';
import { NewServiceForm } from './NewServiceForm';
import { ServicesToAssign } from './ServicesToAssign';
import { serviceWords } from './serviceWords';

type AssignNumberProps = { number: string; firstDay: string | null };

/** Says whose number it is: a customer, then a service of his without a number, or a new one. */
export const AssignNumber = ({ number, firstDay }: AssignNumberProps) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const [customer, setCustomer] = useState<string | null>(null);

  const onDone = (service: ServiceChoice) => {
    setCustomer(null);
    toggleNotification({
      type: 'success',
      message: t('assign.done', { number, customer: service.customer.name }),
    });
  };

  return (
    <Panel title={t('assign.title', { number })} hint={t('assign.hint')}>
      <Flex direction="column" alignItems="stretch" gap={5}>
        <KnownOwners number={number} />
        <ChoiceSearch
          name="customer"
          label={t('assign.customer')}
          hint={t('assign.customer.hint')}
          useChoices={useFindSuspenseCustomersQuery}
          value={customer}
          onChange={setCustomer}
        />
        {customer && (
          <>
            <ServicesToAssign key={customer} customer={customer} number={number} onDone={onDone} />
            <NewServiceForm
              key={`new-${customer}`}
              customer={customer}
              number={number}
              firstDay={firstDay}
              onDone={onDone}
            />
          </>
        )}
      </Flex>
    </Panel>
  );
};

/** Who has or had the number: the days may be what is wrong. */
const KnownOwners = ({ number }: { number: string }) => {
  const t = useText();
  const { data } = useListServicesWithNumberQuery(number);
  if (!data || data.length === 0) {
    return null;
  }
  return (
    <div>
      <Typography tag="h3" fontWeight="bold">
        {t('assign.owners')}
      </Typography>
      <ul>
        {data.map((service) => (
          <li key={service.documentId}>
            <TextLink to={customerRecord(service.customer.documentId)}>
              {service.customer.name}
            </TextLink>
            {`: ${serviceWords(service, t)}`}
          </li>
        ))}
      </ul>
    </div>
  );
};
