import { useId } from 'react';

import { Box, Checkbox, Flex, Typography } from '@strapi/design-system';

import type { Capability } from '../../../shared/contracts/access';
import { useText } from '../text';

type ScopesFieldProps = {
  offered: Capability[];
  chosen: Capability[];
  onChange: (chosen: Capability[]) => void;
};

/** What a key is for, in plain words. */
export const ScopesField = ({ offered, chosen, onChange }: ScopesFieldProps) => {
  const t = useText();
  const labelId = useId();
  const toggle = (scope: Capability, isOn: boolean) =>
    onChange(offered.filter((known) => (known === scope ? isOn : chosen.includes(known))));
  return (
    <Box role="group" aria-labelledby={labelId}>
      <Typography id={labelId} tag="p" variant="pi" fontWeight="bold" paddingBottom={1}>
        {t('key.scopes')}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600" paddingBottom={3}>
        {t('key.scopes.hint')}
      </Typography>
      <Flex direction="column" alignItems="flex-start" gap={2}>
        {offered.map((scope) => (
          <Checkbox
            key={scope}
            checked={chosen.includes(scope)}
            onCheckedChange={(isOn) => toggle(scope, isOn === true)}
          >
            {t(`capability.${scope}`)}
          </Checkbox>
        ))}
      </Flex>
    </Box>
  );
};
