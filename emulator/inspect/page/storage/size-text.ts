const KIB = 1024;

/** `812 B`, `24.1 KB`, `3.2 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < KIB) return `${bytes} B`;
  const isMega = bytes >= KIB * KIB;
  return `${(bytes / (isMega ? KIB * KIB : KIB)).toFixed(1)} ${isMega ? 'MB' : 'KB'}`;
}
