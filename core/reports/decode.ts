import { FinalError } from '../errors/fairlead-error.ts';

export interface Decoder {
  write(bytes: Uint8Array): string;
  end(): string;
}

/** How many bytes at the end belong to a character of UTF-8 that is not complete. */
function openBytes(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}

function refuse(cause: unknown): never {
  throw new FinalError('FL_REPORT_ENCODING', '', { cause });
}

/** UTF-8 piece by piece: whole characters at a time, since only whole texts are decoded fast. */
function utf8(): Decoder {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest: Uint8Array = new Uint8Array();
  return {
    write(bytes) {
      const all = join(rest, bytes);
      const end = all.length - openBytes(all);
      rest = all.slice(end);
      try {
        return text.decode(all.subarray(0, end));
      } catch (cause) {
        return refuse(cause);
      }
    },
    end: () => (rest.length === 0 ? '' : refuse('the last character is not complete')),
  };
}

/** Any other encoding that the platform knows by this name. */
function other(name: string): Decoder {
  let text: InstanceType<typeof TextDecoder>;
  try {
    text = new TextDecoder(name, { fatal: true });
  } catch (cause) {
    return refuse(cause);
  }
  const decode = (bytes: Uint8Array, stream: boolean) => {
    try {
      return text.decode(bytes, { stream });
    } catch (cause) {
      return refuse(cause);
    }
  };
  return { write: (bytes) => decode(bytes, true), end: () => decode(new Uint8Array(), false) };
}

/** By byte order mark, else by what an XML declaration says, else UTF-8. The mark itself is left out. */
function choose(head: Uint8Array): { readonly decoder: Decoder; readonly skip: number } {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { decoder: utf8(), skip: 3 };
  if (a === 0xff && b === 0xfe) return { decoder: other('utf-16le'), skip: 2 };
  if (a === 0xfe && b === 0xff) return { decoder: other('utf-16be'), skip: 2 };
  const start = String.fromCharCode(...head.subarray(0, 200));
  const name = /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(start)?.[1];
  return { decoder: name === undefined || /^utf-?8$/i.test(name) ? utf8() : other(name), skip: 0 };
}

/** Bytes of a report as text. Errors: FL_REPORT_ENCODING; no byte is ever replaced by a guess. */
export function createDecoder(): Decoder {
  let head: Uint8Array = new Uint8Array();
  let decoder: Decoder | null = null;
  const begin = () => {
    const chosen = choose(head);
    decoder = chosen.decoder;
    return decoder.write(head.subarray(chosen.skip));
  };
  return {
    write(bytes) {
      if (decoder !== null) return decoder.write(bytes);
      head = join(head, bytes);
      return head.length < 200 ? '' : begin();
    },
    end() {
      const text = decoder === null ? begin() : '';
      return decoder === null ? text : text + decoder.end();
    },
  };
}
