import { useFileFrom } from '../requests/useFileFrom';
import { ErrorState } from '../States/ErrorState';
import { LoadingState } from '../States/LoadingState';

import { PDF_VIEWER, PdfFrame } from './PdfFrame';

type PdfFileProps = { path: string; title: string; headers?: () => Record<string, string> };

/** A PDF from the server, shown as it is: or that it is on its way, or why it cannot be had. */
export const PdfFile = ({ path, title, headers }: PdfFileProps) => {
  const file = useFileFrom(path, 'application/pdf', headers);
  if (file.state === 'loading') return <LoadingState />;
  if (file.state === 'failed') return <ErrorState error={file.error} />;
  return <PdfFrame src={`${file.url}${PDF_VIEWER}`} title={title} />;
};
