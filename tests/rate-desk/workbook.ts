import { deflateRawSync } from 'node:zlib';

type Part = { name: string; text: string };

const header = (signature: number, size: number): Buffer => {
  const bytes = Buffer.alloc(size);
  bytes.writeUInt32LE(signature, 0);
  return bytes;
};

const packed = ({ name, text }: Part) => {
  const data = deflateRawSync(Buffer.from(text));
  const local = header(0x04034b50, 30);
  local.writeUInt16LE(8, 8);
  local.writeUInt16LE(name.length, 26);
  const entry = header(0x02014b50, 46);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(data.length, 20);
  entry.writeUInt16LE(name.length, 28);
  return { entry, name: Buffer.from(name), local: Buffer.concat([local, Buffer.from(name), data]) };
};

/** A ZIP archive of some texts. */
const zip = (parts: readonly Part[]): Buffer => {
  const all = parts.map(packed);
  let at = 0;
  for (const { entry, local } of all) {
    entry.writeUInt32LE(at, 42);
    at += local.length;
  }
  const list = Buffer.concat(all.flatMap(({ entry, name }) => [entry, name]));
  const end = header(0x06054b50, 22);
  end.writeUInt16LE(all.length, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...all.map(({ local }) => local), list, end]);
};

/** An Excel workbook with these sheets, as XML of their rows; style 1 shows a day. */
export const workbook = (sheets: readonly string[], shared: readonly string[]): Buffer =>
  zip([
    {
      name: 'xl/workbook.xml',
      text: `<workbook><sheets>${sheets
        .map((_, index) => `<sheet name="Sheet ${index}" sheetId="${index}" r:id="rId${index}"/>`)
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: `<Relationships>${sheets
        .map((_, index) => `<Relationship Target="worksheets/s${index}.xml" Id="rId${index}"/>`)
        .join('')}</Relationships>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      text: `<sst>${shared.map((text) => `<si><t xml:space="preserve">${text}</t></si>`).join('')}</sst>`,
    },
    {
      name: 'xl/styles.xml',
      text: `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\-mmm\\-yyyy"/></numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    },
    ...sheets.map((rows, index) => ({
      name: `xl/worksheets/s${index}.xml`,
      text: `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    })),
  ]);
