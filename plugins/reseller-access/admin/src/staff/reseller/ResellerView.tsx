import { useState } from 'react';

import { Button, Flex, Typography } from '@strapi/design-system';
import { Eye } from '@strapi/icons';

import { PageFrame, StatusWord, useCan } from '../../../../../../src/admin/kit';
import type { ResellerDetail } from '../../../../shared/contracts/resellers';
import { PATHS } from '../../paths';
import { PERMISSIONS } from '../../permissions';
import { useText } from '../../text';
import { LookDialog } from '../look/LookDialog';
import { LookEndedNotice } from '../look/LookEndedNotice';

import { ResellerTabs } from './ResellerTabs';

/** Who he is, what he may do, who works for him, and what happened. */
export const ResellerView = ({ reseller }: { reseller: ResellerDetail }) => {
  const t = useText();
  const [isLooking, setIsLooking] = useState(false);
  const canView = useCan(PERMISSIONS.viewAs);
  const { name, code, mode, state } = reseller;
  const isClosed = state === 'closed';
  return (
    <PageFrame
      title={name}
      subtitle={
        <Flex gap={3} wrap="wrap">
          <StatusWord tone={isClosed ? 'quiet' : 'good'}>{t(`reseller.state.${state}`)}</StatusWord>
          <Typography textColor="neutral600">
            {t(`reseller.mode.${mode}`)} · {code}
          </Typography>
        </Flex>
      }
      back={{ to: PATHS.resellers, label: t('menu') }}
      help={[t('reseller.help.1'), t('reseller.help.2'), t('reseller.help.3')]}
      actions={
        canView &&
        !isClosed && (
          <Button
            variant="secondary"
            size="S"
            startIcon={<Eye aria-hidden />}
            onClick={() => setIsLooking(true)}
          >
            {t('look.open')}
          </Button>
        )
      }
    >
      <LookEndedNotice />
      <ResellerTabs reseller={reseller} />
      {isLooking && <LookDialog reseller={reseller} onClose={() => setIsLooking(false)} />}
    </PageFrame>
  );
};
