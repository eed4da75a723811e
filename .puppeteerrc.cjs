// No browser is downloaded at install time: see docs/adr/0006-documents.md for where Chromium comes from.
/** @type {import('puppeteer').Configuration} */
module.exports = { skipDownload: true };
