import { ListSearch, PageFrame } from '../../../../../../src/admin/kit';
import { PATHS } from '../../paths';
import { useText } from '../../text';
import { SuspenseRows } from '../suspense-group/SuspenseRows';

/** Rows that were written off. Nothing is gone: each can be opened again. */
export const WrittenOffPage = () => {
  const t = useText();
  return (
    <PageFrame
      title={t('sus.writtenOff')}
      subtitle={t('sus.writtenOff.subtitle')}
      back={{ to: PATHS.suspense, label: t('sus.title') }}
    >
      <ListSearch label={t('sus.search')} placeholder={t('sus.search.example')} />
      <SuspenseRows selection={{}} status="written-off" />
    </PageFrame>
  );
};
