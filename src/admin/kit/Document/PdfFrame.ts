import { styled } from 'styled-components';

/** Tall enough for a page of A4 at the width it gets. */
export const PdfFrame = styled.iframe`
  aspect-ratio: 1 / 1.35;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  min-height: 60rem;
  width: 100%;
`;

/** For the viewer of the browser: no list of pages beside the page, which fills the width. */
export const PDF_VIEWER = '#navpanes=0&view=FitH';
