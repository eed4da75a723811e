import { useId } from 'react';

import { Box, Flex, Switch, Typography } from '@strapi/design-system';

import { StatusWord } from '../../../../../../src/admin/kit';
import type { ResellerSwitch } from '../../../../shared/contracts/resellers';
import { useText } from '../../text';

type SwitchRowProps = {
  name: ResellerSwitch;
  isOn: boolean;
  isChanged: boolean;
  isReadOnly: boolean;
  onChange: (isOn: boolean) => void;
};

/** One thing that is allowed or not, and what that means. */
export const SwitchRow = ({ name, isOn, isChanged, isReadOnly, onChange }: SwitchRowProps) => {
  const t = useText();
  const labelId = useId();
  const textId = useId();
  return (
    <Flex tag="li" gap={4} alignItems="flex-start">
      <Box width="8rem" style={{ flex: 'none' }}>
        <Switch
          aria-labelledby={labelId}
          aria-describedby={textId}
          checked={isOn}
          disabled={isReadOnly}
          onCheckedChange={onChange}
          visibleLabels
          onLabel={t('switch.on')}
          offLabel={t('switch.off')}
        />
      </Box>
      <Box flex="1" minWidth={0}>
        <Flex gap={3} wrap="wrap">
          <Typography id={labelId} fontWeight="bold">
            {t(`${name}`)}
          </Typography>
          {isChanged && <StatusWord tone="warning">{t('switches.unsaved')}</StatusWord>}
        </Flex>
        <Typography id={textId} tag="p" textColor="neutral600">
          {t(`${name}.${isOn ? 'on' : 'off'}`)}
        </Typography>
      </Box>
    </Flex>
  );
};
