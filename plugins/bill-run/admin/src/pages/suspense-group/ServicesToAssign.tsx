import { Button, Flex, Typography } from '@strapi/design-system';

import { ErrorState, LoadingState } from '../../../../../../src/admin/kit';
import type { ServiceChoice } from '../../../../shared/contracts/suspense';
import { ALWAYS_FRESH } from '../../services/api';
import {
  useAssignSuspenseNumberMutation,
  useListSuspenseServicesQuery,
} from '../../services/suspense';
import { useText } from '../../text';

import { serviceWords } from './serviceWords';

type ServicesToAssignProps = {
  customer: string;
  number: string;
  onDone: (service: ServiceChoice) => void;
};

/** The services of a customer that have no number yet, each with a button that gives it this one. */
export const ServicesToAssign = ({ customer, number, onDone }: ServicesToAssignProps) => {
  const t = useText();
  const services = useListSuspenseServicesQuery(customer, ALWAYS_FRESH);
  const [assign, { isLoading, error, originalArgs }] = useAssignSuspenseNumberMutation();
  if (services.error) {
    return <ErrorState error={services.error} onRetry={services.refetch} />;
  }
  if (!services.data) {
    return <LoadingState />;
  }
  const free = services.data.filter(({ identifier }) => !identifier);

  const give = async (service: string) => {
    const result = await assign({ number, service });
    if ('data' in result && result.data) {
      onDone(result.data);
    }
  };

  return (
    <div>
      <Typography tag="h3" fontWeight="bold" paddingBottom={2}>
        {t('assign.services')}
      </Typography>
      {free.length === 0 && <Typography>{t('assign.services.none')}</Typography>}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {free.map((service) => (
          <Flex key={service.documentId} tag="li" gap={3} wrap="wrap">
            <Button
              size="S"
              variant="secondary"
              disabled={isLoading}
              loading={isLoading && originalArgs?.service === service.documentId}
              onClick={() => give(service.documentId)}
            >
              {t('assign.give', { number })}
            </Button>
            <Typography>{serviceWords(service, t)}</Typography>
          </Flex>
        ))}
      </Flex>
      {Boolean(error) && <ErrorState error={error} />}
    </div>
  );
};
