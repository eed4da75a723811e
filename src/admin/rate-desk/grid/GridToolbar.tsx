import { useState } from 'react';

import { Button, Flex, Typography } from '@strapi/design-system';
import {
  ClockCounterClockwise,
  Download,
  Plus,
  Trash,
  TrendUp,
  CloudUpload,
  Pencil,
} from '@strapi/icons';

import type { VersionDetail } from '../../../rate-desk/contracts';
import { ButtonLink, ErrorState, formatCount, useDownload } from '../../kit';
import { useTellDesk } from '../api';
import { useDoor } from '../door';
import { useText } from '../text';

import { AddRateDialog } from './AddRateDialog';
import { UpliftDialog } from './UpliftDialog';

type GridToolbarProps = {
  version: VersionDetail;
  canEdit: boolean;
  search: string;
  selected: ReadonlySet<string>;
  /** What was selected is gone. */
  onSelected: () => void;
  onPaste: () => void;
  onUndo: () => void;
};

/** What can be done with the rates of a version besides editing their cells. */
export const GridToolbar = ({
  version,
  canEdit,
  search,
  selected,
  onSelected,
  onPaste,
  onUndo,
}: GridToolbarProps) => {
  const t = useText();
  const { root, headers, paths } = useDoor();
  const { download, isDownloading } = useDownload(headers);
  const { send, isLoading, error } = useTellDesk();
  const [dialog, setDialog] = useState<'add' | 'uplift'>();
  const close = () => setDialog(undefined);

  const remove = async () => {
    const result = await send('POST', `/versions/${version.documentId}/changes`, {
      kind: 'delete',
      rates: [],
      removed: [...selected],
    });
    if ('data' in result) {
      onSelected();
    }
  };

  return (
    <Flex gap={2} wrap="wrap">
      {canEdit && (
        <>
          <Button
            size="S"
            variant="secondary"
            startIcon={<Plus aria-hidden />}
            onClick={() => setDialog('add')}
          >
            {t('grid.add')}
          </Button>
          <Button size="S" variant="secondary" startIcon={<Pencil aria-hidden />} onClick={onPaste}>
            {t('paste.open')}
          </Button>
          <ButtonLink
            to={`${paths.card(version.card.documentId)}/import?version=${version.documentId}`}
            variant="secondary"
            startIcon={<CloudUpload aria-hidden />}
          >
            {t('import.open')}
          </ButtonLink>
          <Button
            size="S"
            variant="secondary"
            startIcon={<TrendUp aria-hidden />}
            onClick={() => setDialog('uplift')}
          >
            {t('uplift.open')}
          </Button>
          <Button
            size="S"
            variant="tertiary"
            startIcon={<ClockCounterClockwise aria-hidden />}
            disabled={version.undoable === null}
            onClick={onUndo}
          >
            {t('undo')}
          </Button>
          {selected.size > 0 && (
            <Button
              size="S"
              variant="danger-light"
              startIcon={<Trash aria-hidden />}
              loading={isLoading}
              onClick={() => void remove()}
            >
              {t('grid.delete', { count: selected.size })}
            </Button>
          )}
        </>
      )}
      <Button
        size="S"
        variant="tertiary"
        startIcon={<Download aria-hidden />}
        loading={isDownloading}
        onClick={() =>
          void download(
            `${root}/versions/${version.documentId}/rates.csv`,
            `${version.card.name} ${version.validFrom}.csv`,
          )
        }
      >
        {t('export')}
      </Button>
      {canEdit && (
        <Typography variant="pi" textColor="neutral600">
          {t('grid.keys', { rates: formatCount(version.rates) })}
        </Typography>
      )}
      {Boolean(error) && <ErrorState error={error} />}
      {dialog === 'add' && <AddRateDialog version={version} onClose={close} />}
      {dialog === 'uplift' && <UpliftDialog version={version} search={search} onClose={close} />}
    </Flex>
  );
};
