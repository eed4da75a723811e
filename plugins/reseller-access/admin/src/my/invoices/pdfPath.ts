/** Where the PDF of a bill is had, as the reseller whose bill it is. */
export const pdfPath = (id: string): string => `/reseller-access/my/invoices/${id}/pdf`;
