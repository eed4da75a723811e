import { useState } from 'react';

import type { Difference, DifferenceKind, VersionDetail } from '../../../rate-desk/contracts';
import { EmptyState, formatDate, queryString } from '../../kit';
import { useDesk } from '../api';
import { DifferenceView } from '../difference/DifferenceView';
import { useText } from '../text';

/** A version against the live one that it replaces. */
export const VersionDifference = ({ version }: { version: VersionDetail }) => {
  const t = useText();
  const [page, setPage] = useState(1);
  const [kind, setKind] = useState<DifferenceKind>();
  const against = version.replaces;
  const { data, error, isFetching } = useDesk<{ data: Difference }>(
    `/versions/${version.documentId}/difference?${queryString({
      against: against?.documentId,
      page,
      kind,
    })}`,
    { isNeeded: against !== null },
  );
  if (!against) {
    return (
      <EmptyState isCompact title={t('difference.nothingBefore')}>
        {t('difference.nothingBefore.text')}
      </EmptyState>
    );
  }
  return (
    <DifferenceView
      title={t('difference.against', { date: formatDate(against.validFrom) })}
      difference={data?.data}
      error={error}
      isLoading={isFetching}
      kind={kind}
      onKind={(chosen) => {
        setKind(chosen);
        setPage(1);
      }}
      onPage={setPage}
    />
  );
};
