const block = 512;

/** A tar archive of these files, as GitHub packs a commit's source. Paths are at most 100 bytes long. */
export function tarOf(files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const parts = Object.entries(files).flatMap(([path, text]) => {
    const bytes = Buffer.from(text);
    const padding = Buffer.alloc((block - (bytes.length % block)) % block);
    return [headerOf(path, bytes.length), bytes, padding];
  });
  return new Uint8Array(Buffer.concat([...parts, Buffer.alloc(2 * block)]));
}

function headerOf(path: string, size: number): Buffer {
  const header = Buffer.alloc(block);
  header.write(path, 0, 100);
  header.write('0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.fill(' ', 148, 156);
  header.write('0', 156);
  header.write('ustar', 257);
  header.write('00', 263);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}
