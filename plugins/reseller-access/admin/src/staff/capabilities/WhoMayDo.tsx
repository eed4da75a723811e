import { Check, Minus } from '@strapi/icons';
import { VisuallyHidden } from '@strapi/design-system';

import { type Column, DataTable, Panel } from '../../../../../../src/admin/kit';
import { CAPABILITIES, type Capability } from '../../../../shared/contracts/access';
import type { ResellerCapabilities } from '../../../../shared/contracts/resellers';
import { ROLES } from '../../people/personState';
import { useText } from '../../text';

/** What each kind of person, and a key, may do with what is allowed now. */
export const WhoMayDo = ({ capabilities }: { capabilities: ResellerCapabilities }) => {
  const t = useText();
  const { mayDo, keysMayDo } = capabilities;
  const columns: Column<Capability>[] = [
    { key: 'what', header: t('mayDo.what'), cell: (capability) => t(`capability.${capability}`) },
    ...ROLES.map((role) => ({
      key: role,
      header: t(`role.${role}`),
      cell: (capability: Capability) => <Sign isAllowed={mayDo[role].includes(capability)} />,
    })),
    {
      key: 'keys',
      header: t('keys.title'),
      cell: (capability) => <Sign isAllowed={keysMayDo.includes(capability)} />,
    },
  ];
  return (
    <Panel title={t('mayDo.title')} hint={t('mayDo.hint')}>
      <DataTable
        caption={t('mayDo.title')}
        columns={columns}
        rows={[...CAPABILITIES]}
        rowKey={(capability) => capability}
      />
    </Panel>
  );
};

const Sign = ({ isAllowed }: { isAllowed: boolean }) => {
  const t = useText();
  return (
    <>
      {isAllowed ? (
        <Check aria-hidden fill="success600" />
      ) : (
        <Minus aria-hidden fill="neutral400" />
      )}
      <VisuallyHidden>{t(isAllowed ? 'mayDo.yes' : 'mayDo.no')}</VisuallyHidden>
    </>
  );
};
