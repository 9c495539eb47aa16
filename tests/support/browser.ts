import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const ROOT = path.resolve(__dirname, '../..');
const CACHE = path.join(ROOT, 'node_modules/.cache/browser');
const PACKAGE = path.resolve(require.resolve('@sparticuz/chromium'), '../../..');
const SYSTEM_CHROMIUMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** No look at the world outside, no GPU, and no sandbox, which containers do not allow. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-zygote',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=zh-CN',
];

type Program = { readonly executablePath: string; readonly libraries?: string };

/**
 * A headless Chromium that can write Chinese: that of `CHROMIUM_PATH`, else the system's, else the one in the package `@sparticuz/chromium`.
 * Close it after use.
 *
 * @throws if `CHROMIUM_PATH` names no file; nothing is skipped for want of a browser
 */
export async function openBrowser(): Promise<Browser> {
  const { executablePath, libraries } = findChromium();
  return chromium.launch({
    executablePath,
    args: FLAGS,
    env: { ...definedEnvironment(), FONTCONFIG_FILE: fontConfig(), ...(libraries ? { LD_LIBRARY_PATH: libraries } : {}) },
  });
}

/** Which program {@link openBrowser} starts; `CHROMIUM_PATH=package` asks for the package's even where the system has one. */
function findChromium(): Program {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted === 'package') return packagedChromium();
  if (wanted) {
    if (!existsSync(wanted)) throw new Error(`CHROMIUM_PATH is ${wanted}, where there is no file`);
    return { executablePath: wanted };
  }
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const system = SYSTEM_CHROMIUMS.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) => existsSync(file));
  return system ? { executablePath: system } : packagedChromium();
}

/** Unpacks Chromium and the libraries it needs from npm's package, once; the folder appears whole or not at all, whoever else unpacks at the time. */
function packagedChromium(): Program {
  const description: { version: string } = JSON.parse(readFileSync(path.join(PACKAGE, 'package.json'), 'utf8'));
  const home = path.join(CACHE, `chromium-${description.version}`);
  if (!existsSync(home)) {
    mkdirSync(CACHE, { recursive: true });
    const stage = mkdtempSync(path.join(CACHE, 'unpacking-'));
    // The package unpacks into the temporary folder, and its libraries only where it believes to be in AWS Lambda.
    execFileSync(process.execPath, ['-e', "require('@sparticuz/chromium').executablePath()"], {
      cwd: ROOT,
      env: { ...process.env, TMPDIR: stage, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
    });
    try {
      renameSync(stage, home);
    } catch (error) {
      rmSync(stage, { recursive: true, force: true });
      if (!existsSync(home)) throw error;
    }
  }
  return { executablePath: path.join(home, 'chromium'), libraries: path.join(home, 'al2023/lib') };
}

/** A fontconfig file that knows one family, Noto Sans SC: a page looks the same on every machine, and never shows boxes. */
function fontConfig(): string {
  const fonts = path.dirname(require.resolve('@expo-google-fonts/noto-sans-sc'));
  const file = path.join(CACHE, `fonts-${process.pid}.conf`);
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  ${['400Regular', '500Medium', '700Bold'].map((weight) => `<dir>${path.join(fonts, weight)}</dir>`).join('\n  ')}
  <cachedir>${path.join(CACHE, 'fontconfig')}</cachedir>
</fontconfig>
`,
  );
  return file;
}

const definedEnvironment = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
