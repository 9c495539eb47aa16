import { createReadStream, type Stats, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
};

/** The file under `directory` that a URL path names, or `undefined`: none there, a directory, or a way out of it. */
export function findFile(directory: string, pathname: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (decoded.includes('\0')) return undefined;
  const root = normalize(directory + sep);
  const file = normalize(join(root, decoded));
  return file.startsWith(root) && statOf(file)?.isFile() ? file : undefined;
}

/** Sends a file with its type; never cached, since a rebuild replaces it under the same name. */
export async function sendFile(response: ServerResponse, file: string, headers: Readonly<Record<string, string>> = {}): Promise<void> {
  response.writeHead(200, {
    'content-type': TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream',
    'content-length': statOf(file)?.size ?? 0,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  // The reader closing the connection midway is its own business.
  await pipeline(createReadStream(file), response).catch(() => response.destroy());
}

const statOf = (file: string): Stats | undefined => statSync(file, { throwIfNoEntry: false });
