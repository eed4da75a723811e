import { useId } from 'react';

import { Box, Flex, Radio, Typography } from '@strapi/design-system';

import type { MembershipRole, ResellerMode } from '../../../shared/contracts/access';
import { useText } from '../text';

import { ROLES } from './personState';

type RoleFieldProps = {
  mode: ResellerMode;
  role: MembershipRole;
  onChange: (role: MembershipRole) => void;
};

/** What a person is at the reseller, each with a sentence of what he may do. */
export const RoleField = ({ mode, role, onChange }: RoleFieldProps) => {
  const t = useText();
  const labelId = useId();
  const isPartner = mode === 'acquisition-partner';
  return (
    <Box>
      <Typography id={labelId} tag="p" variant="pi" fontWeight="bold" paddingBottom={2}>
        {t('person.role')}
      </Typography>
      <Radio.Group
        aria-labelledby={labelId}
        value={role}
        onValueChange={(chosen) => onChange(ROLES.find((known) => known === chosen) ?? role)}
      >
        <Flex direction="column" alignItems="flex-start" gap={3}>
          {ROLES.map((choice) => (
            <Radio.Item key={choice} value={choice}>
              <Typography fontWeight="bold">{t(`role.${choice}`)}</Typography>
              <Typography tag="div" variant="pi" textColor="neutral600">
                {t(isPartner ? 'role.partner.text' : `role.${choice}.text`)}
              </Typography>
            </Radio.Item>
          ))}
        </Flex>
      </Radio.Group>
    </Box>
  );
};
