import { useId, useState, type DragEvent } from 'react';

import { Typography, VisuallyHidden } from '@strapi/design-system';
import { CloudUpload } from '@strapi/icons';

import { useKitText } from '../text/kitText';

import { DropZone } from './DropZone';

type FileDropProps = {
  label: string;
  hint: string;
  /** As the accept attribute of a file input, for example ".csv,.txt". */
  accept?: string;
  isDisabled?: boolean;
  onFile: (file: File) => void;
};

/** A file comes in: drop it here, or choose it. The input itself takes the focus, so the keyboard can do both. */
export const FileDrop = ({ label, hint, accept, isDisabled = false, onFile }: FileDropProps) => {
  const t = useKitText();
  const hintId = useId();
  const [isOver, setIsOver] = useState(false);

  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file && !isDisabled) {
      onFile(file);
    }
  };
  const hover = (event: DragEvent, over: boolean) => {
    event.preventDefault();
    setIsOver(over && !isDisabled);
  };

  return (
    <DropZone
      $isOver={isOver}
      $isDisabled={isDisabled}
      onDragOver={(event) => hover(event, true)}
      onDragLeave={(event) => hover(event, false)}
      onDrop={(event) => {
        hover(event, false);
        take(event.dataTransfer.files);
      }}
    >
      <VisuallyHidden>
        <input
          type="file"
          accept={accept}
          disabled={isDisabled}
          aria-label={label}
          aria-describedby={hintId}
          onChange={(event) => {
            take(event.target.files);
            event.target.value = '';
          }}
        />
      </VisuallyHidden>
      <CloudUpload aria-hidden fill="primary600" width="3.2rem" height="3.2rem" />
      <Typography fontWeight="bold">{label}</Typography>
      <Typography textColor="primary700">{t('file.choose')}</Typography>
      <Typography id={hintId} variant="pi" textColor="neutral600">
        {hint}
      </Typography>
    </DropZone>
  );
};
