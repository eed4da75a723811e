import { Button } from '@strapi/design-system';

import type { VersionDetail } from '../../../rate-desk/contracts';
import { ButtonLink, todayInLondon } from '../../kit';
import { useDoor } from '../door';
import { useText } from '../text';

import { DeleteVersionDialog } from './DeleteVersionDialog';
import { EditVersionDialog } from './EditVersionDialog';
import { MakeDraftDialog } from './MakeDraftDialog';
import { MakeLiveDialog } from './MakeLiveDialog';

export type VersionStep = 'delete' | 'edit' | 'live' | 'draft';

/** What can be done with a version as a whole. */
export const VersionActions = ({
  version,
  onStep,
}: {
  version: VersionDetail;
  onStep: (step: VersionStep) => void;
}) => {
  const t = useText();
  const { paths } = useDoor();
  if (version.state === 'live') {
    return (
      version.validFrom > todayInLondon() && (
        <Button variant="secondary" size="S" onClick={() => onStep('draft')}>
          {t('draft.open')}
        </Button>
      )
    );
  }
  return (
    <>
      <Button variant="danger-light" size="S" onClick={() => onStep('delete')}>
        {t('version.delete')}
      </Button>
      {paths.effect && (
        <ButtonLink to={paths.effect(version.documentId)} variant="tertiary">
          {t('version.effect')}
        </ButtonLink>
      )}
      <Button variant="tertiary" size="S" onClick={() => onStep('edit')}>
        {t('version.edit')}
      </Button>
      <Button size="S" onClick={() => onStep('live')}>
        {t('live.open')}
      </Button>
    </>
  );
};

/** The dialog of a step. Headings are drawn anew when they stick to the top, so it stands in the page. */
export const VersionStepDialog = ({
  version,
  step,
  onClose,
}: {
  version: VersionDetail;
  step: VersionStep;
  onClose: () => void;
}) => {
  const Dialog = {
    delete: DeleteVersionDialog,
    edit: EditVersionDialog,
    live: MakeLiveDialog,
    draft: MakeDraftDialog,
  }[step];
  return <Dialog version={version} onClose={onClose} />;
};
