import type { Tagged } from './tagged';

/** Bytes that order values of one type as MongoDB does: ObjectIds by bytes, binaries by length, subtype and bytes, timestamps by time. */
export function bytesOf(value: Tagged | string): Buffer {
  if (typeof value === 'string') return Buffer.from(value);
  const content = (value.json as Record<string, unknown>)[value.tag];
  switch (value.tag) {
    case '$oid':
      return Buffer.from(String(content), 'hex');
    case '$symbol':
      return Buffer.from(String(content));
    case '$uuid':
      return binary(Buffer.from(String(content).replaceAll('-', ''), 'hex'), 4);
    case '$binary': {
      const { base64, subType } = (typeof content === 'object' && content !== null ? content : {}) as Record<string, unknown>;
      const type = subType ?? (value.json as Record<string, unknown>).$type ?? '0';
      return binary(Buffer.from(String(base64 ?? content), 'base64'), Number.parseInt(String(type), 16));
    }
    case '$timestamp': {
      const { t, i } = (content ?? {}) as { t?: unknown; i?: unknown };
      const bytes = Buffer.alloc(8);
      bytes.writeUInt32BE(Number(t) >>> 0, 0);
      bytes.writeUInt32BE(Number(i) >>> 0, 4);
      return bytes;
    }
    default:
      return Buffer.from(String(value));
  }
}

function binary(bytes: Buffer, subType: number): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(bytes.length, 0);
  head[4] = subType;
  return Buffer.concat([head, bytes]);
}
