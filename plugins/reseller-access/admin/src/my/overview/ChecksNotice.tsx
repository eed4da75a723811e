import { formatMoment, Notice, TextLink } from '../../../../../../src/admin/kit';
import { ALWAYS_FRESH } from '../../acting/myApi';
import { PATHS } from '../../paths';
import { useListMyChecksQuery } from '../../services/checks';
import { useText } from '../../text';

/** Bills that wait for his check, and how long they do. Nothing when there are none. */
export const ChecksNotice = () => {
  const t = useText();
  const { data } = useListMyChecksQuery({ page: 1, pageSize: 1 }, ALWAYS_FRESH);
  const waiting = data ? data.totals.bills - data.totals.approved : 0;
  if (!data || waiting === 0) return null;
  const { closesAt } = data.totals;
  return (
    <Notice
      tone="waiting"
      title={t('overview.checks', { count: waiting })}
      action={<TextLink to={PATHS.checks}>{t('overview.checks.open')}</TextLink>}
    >
      {closesAt && t('overview.checks.until', { time: formatMoment(closesAt) })}
    </Notice>
  );
};
