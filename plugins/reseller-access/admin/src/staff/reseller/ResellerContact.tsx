import { DateText, Facts } from '../../../../../../src/admin/kit';
import type { ResellerDetail, ResellerTier } from '../../../../shared/contracts/resellers';
import { useText } from '../../text';

import { RunLink } from './RunLink';

/** Who he is, how to reach him, on which tier, and when he was billed last. */
export const ResellerContact = ({ reseller }: { reseller: ResellerDetail }) => {
  const t = useText();
  const { legalName, email, phone, website, tier, nextTier, lastRun } = reseller;
  return (
    <Facts
      items={[
        { label: t('reseller.legalName'), value: legalName },
        { label: t('reseller.email'), value: email },
        { label: t('reseller.phone'), value: phone },
        { label: t('reseller.website'), value: website },
        { label: t('reseller.tier'), value: tier ? <Tier tier={tier} /> : t('reseller.tier.none') },
        { label: t('reseller.nextTier'), value: nextTier && <Tier tier={nextTier} /> },
        {
          label: t('reseller.lastRun'),
          value: lastRun ? <RunLink run={lastRun} /> : t('reseller.lastRun.none'),
        },
      ]}
    />
  );
};

const Tier = ({ tier: { name, since } }: { tier: ResellerTier }) => {
  const t = useText();
  return (
    <>
      {name} ({t('reseller.tier.since')} <DateText date={since} />)
    </>
  );
};
