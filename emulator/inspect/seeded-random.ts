/** Numbers from 0 to below 1, the same ones for the same seed (xorshift, 32 bits). */
export function seededRandom(seed: number): () => number {
  // Zero would stay zero; the multiplication keeps neighbouring seeds apart.
  let state = Math.imul(seed | 0, 0x9e3779b1) || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
