import { expect, test } from '@jest/globals';
import { imageTypeOf } from '#core/domain/image-type';

const bytes = (...parts: readonly (string | readonly number[])[]) => {
  const head = parts.flatMap((part) => (typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0)) : [...part]));
  return Uint8Array.from([...head, ...new Array<number>(64).fill(0)]);
};
const SIZE = [0, 0, 0, 24];

test.each([
  ['a photo as most phones make it', bytes([0xff, 0xd8, 0xff, 0xe1]), 'image/jpeg'],
  ['a screenshot', bytes([0x89], 'PNG\r\n', [0x1a, 0x0a], [0, 0, 0, 13], 'IHDR'), 'image/png'],
  ['a WebP', bytes('RIFF', SIZE, 'WEBPVP8 '), 'image/webp'],
  ['a photo of an iPhone', bytes(SIZE, 'ftypheic'), 'image/heic'],
])('%s is taken', (_what, file, type) => {
  expect(imageTypeOf(file)).toBe(type);
});

test.each([
  ['nothing at all', new Uint8Array()],
  ['a beginning without a picture', Uint8Array.from([0xff, 0xd8, 0xff])],
  ['a text', bytes('hello, this is no picture')],
  ['a web page', bytes('<!doctype html><script>')],
  ['an SVG, which can run scripts', bytes('<svg xmlns="http://www.w3.org/2000/svg">')],
  ['a GIF', bytes('GIF89a')],
  ['a PDF', bytes('%PDF-1.7')],
  ['a program', bytes('MZ', [0x90])],
  ['a PNG signature with something else behind it', bytes([0x89], 'PNG\r\n', [0x1a, 0x0a], [0, 0, 0, 13], 'abcd')],
  ['a film', bytes(SIZE, 'ftypisom')],
  ['a sound', bytes('RIFF', SIZE, 'WAVEfmt ')],
])('%s is no photo', (_what, file) => {
  expect(imageTypeOf(file)).toBeNull();
});
