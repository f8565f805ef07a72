/** A line of a page: its text, and where it stands, in points from the lower left corner. */
export interface PlacedLine {
  readonly text: string;
  readonly left?: number;
  readonly bottom: number;
  readonly size?: number;
}

/**
 * A PDF file whose font is named and not held in it, with a predefined character map (PDF 1.7, 9.7.5.2), as many Chinese
 * files are.
 */
export function pdfFile(pages: readonly (readonly PlacedLine[])[], trailer = ""): Uint8Array {
  const objects: string[] = [];
  const add = (content: string): number => objects.push(content);
  const kids = pages.map((_, index) => `${6 + 2 * index} 0 R`);
  add("<</Type/Catalog/Pages 2 0 R>>");
  add(`<</Type/Pages/Kids[${kids.join(" ")}]/Count ${pages.length}>>`);
  add("<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>");
  add(
    "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 5 0 R/DW 1000>>",
  );
  add(
    "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
  );
  for (const lines of pages) {
    const content = lines.map(({ text, left = 90, bottom, size = 16 }) => {
      const hex = Buffer.from(text, "utf16le").swap16().toString("hex");
      return `BT /F1 ${size} Tf 1 0 0 1 ${left} ${bottom} Tm <${hex}> Tj ET`;
    });
    const stream = content.join("\n");
    add(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents ${objects.length + 2} 0 R>>`,
    );
    add(`<</Length ${stream.length}>>\nstream\n${stream}\nendstream`);
  }
  let file = "%PDF-1.4\n";
  const places = objects.map((content, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${content}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, "latin1");
}
