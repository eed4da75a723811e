import { useState } from 'react';

import { Button, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { answerOf, ConfirmDialog, Notice, Panel } from '../../../../../../src/admin/kit';
import {
  RESELLER_SWITCHES,
  type ResellerDetail,
  type ResellerSwitch,
} from '../../../../shared/contracts/resellers';
import { useSetCapabilitiesMutation } from '../../services/resellers';
import { useText } from '../../text';

import { SwitchRow } from './SwitchRow';
import { WhoMayDo } from './WhoMayDo';

type CapabilitiesProps = { reseller: ResellerDetail; isReadOnly: boolean };

/** What the bureau allows a reseller: switches, each with what it does, and what follows for his people and keys. */
export const Capabilities = ({ reseller, isReadOnly }: CapabilitiesProps) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const { switches, usedSwitches } = reseller.capabilities;
  const [wanted, setWanted] = useState(switches);
  const [isAsking, setIsAsking] = useState(false);
  const [save, { isLoading, error, reset }] = useSetCapabilitiesMutation();
  const changed = RESELLER_SWITCHES.filter((name) => wanted[name] !== switches[name]);

  const close = () => {
    reset();
    setIsAsking(false);
  };
  const confirm = async () => {
    const changes = Object.fromEntries(changed.map((name) => [name, wanted[name]]));
    const saved = answerOf(await save({ documentId: reseller.documentId, switches: changes }));
    if (saved) {
      setWanted(saved.switches);
      toggleNotification({ type: 'success', message: t('switches.done', { name: reseller.name }) });
      close();
    }
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Panel
        title={t('switches.title', { name: reseller.name })}
        hint={usedSwitches.length > 0 && t('switches.hint')}
        action={
          !isReadOnly &&
          changed.length > 0 && (
            <Flex gap={2}>
              <Button variant="tertiary" size="S" onClick={() => setWanted(switches)}>
                {t('switches.undo')}
              </Button>
              <Button size="S" onClick={() => setIsAsking(true)}>
                {t('switches.save', { count: changed.length })}
              </Button>
            </Flex>
          )
        }
      >
        {usedSwitches.length === 0 ? (
          <Notice tone="info" title={t('switches.partner')}>
            {t('switches.partner.text')}
          </Notice>
        ) : (
          <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
            {RESELLER_SWITCHES.filter((name) => usedSwitches.includes(name)).map((name) => (
              <SwitchRow
                key={name}
                name={name}
                isOn={wanted[name]}
                isChanged={changed.includes(name)}
                isReadOnly={isReadOnly}
                onChange={(isOn) => setWanted({ ...wanted, [name]: isOn })}
              />
            ))}
          </Flex>
        )}
      </Panel>
      <WhoMayDo capabilities={reseller.capabilities} />
      {isAsking && (
        <ConfirmDialog
          title={t('switches.confirm.title', { name: reseller.name })}
          confirmLabel={t('switches.confirm')}
          cancelLabel={t('switches.keep')}
          isBusy={isLoading}
          error={error}
          onConfirm={confirm}
          onClose={close}
          details={<Changes changed={changed} wanted={wanted} />}
        >
          {t('switches.confirm.text')}
        </ConfirmDialog>
      )}
    </Flex>
  );
};

type ChangesProps = { changed: ResellerSwitch[]; wanted: Record<ResellerSwitch, boolean> };

const Changes = ({ changed, wanted }: ChangesProps) => {
  const t = useText();
  return (
    <ul style={{ listStyle: 'disc', paddingInlineStart: '2rem' }}>
      {changed.map((name) => (
        <li key={name}>
          <Typography>{t(`${name}.${wanted[name] ? 'on' : 'off'}`)}</Typography>
        </li>
      ))}
    </ul>
  );
};
