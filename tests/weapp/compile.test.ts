import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { wxmlToJs, wxssToJs } from 'miniprogram-compiler';

const WEAPP = path.resolve(__dirname, '../../dist/weapp');

test('WeChat’s own compilers accept every template and every style sheet', () => {
  expect(wxmlToJs(WEAPP)).toContain('pages/home/index.wxml');
  expect(wxssToJs(WEAPP)).toContain('app.wxss');
});

test('they would not accept a broken template or style sheet', () => {
  const copy = mkdtempSync(path.join(tmpdir(), 'weapp-'));
  cpSync(WEAPP, copy, { recursive: true });
  writeFileSync(path.join(copy, 'pages/home/index.wxml'), '<view wx:for="{{">');
  writeFileSync(path.join(copy, 'app.wxss'), '.a { color: red; ');

  expect(() => wxmlToJs(copy)).toThrow('pages/home/index.wxml');
  expect(() => wxssToJs(copy)).toThrow();
  rmSync(copy, { recursive: true, force: true });
});
