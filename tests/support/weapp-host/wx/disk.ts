import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Track, WxError, wxCall } from '../callbacks';

const USER_FILES = 'wxfile://usr';
/** Files that stay: those of the user folder, and those kept with `saveFile`. */
const KEPT = /^wxfile:\/\/(usr\/|store_)/;

/** The Mini Program's files on a phone: temporary ones, gone after a restart, and those of its user folder. */
export class Disk {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'mini-program-'));
  readonly #temporary = new Map<string, string>();

  /** Lets the app see a real file as a temporary one. @returns `wxfile://tmp_…` */
  offer(file: string): string {
    const name = `wxfile://tmp_${this.#temporary.size + 1}${path.extname(file)}`;
    this.#temporary.set(name, file);
    return name;
  }

  /** The real file behind a path of the app. @throws {@link WxError} if there is none */
  locate(call: string, file: string): string {
    const real = this.#temporary.get(file) ?? this.#userFile(file);
    if (!real || !existsSync(real)) throw new WxError({ errMsg: `${call}:fail no such file or directory "${file}"` });
    return real;
  }

  /** A restart of WeChat. */
  forgetTemporary(): void {
    this.#temporary.clear();
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** `wx.getFileSystemManager()`, as far as files of the user folder are kept, read, listed and thrown away. */
  manager(track: Track) {
    const write = (to: string) => {
      const real = this.#userFile(to);
      if (!real) throw new WxError({ errMsg: `fail permission denied, open "${to}"` });
      return real;
    };
    const copy = (from: string, to: string) => copyFileSync(this.locate('copyFile', from), write(to));
    const unlink = (file: string) => rmSync(this.locate('unlink', file));
    const size = (file: string) => ({ size: statSync(this.locate('getFileInfo', file)).size });
    return {
      copyFileSync: copy,
      unlinkSync: unlink,
      accessSync: (file: string) => void this.locate('access', file),
      readdirSync: () => readdirSync(this.#folder),
      readFileSync: (file: string, encoding?: BufferEncoding) => readFileSync(this.locate('readFile', file), encoding),
      writeFileSync: (file: string, data: string) => writeFileSync(write(file), data),
      saveFileSync: (from: string, to = keptName(from)) => {
        copy(from, to);
        return to;
      },
      saveFile: wxCall('saveFile', track, ({ tempFilePath, filePath }: { tempFilePath: string; filePath?: string }) => {
        const to = filePath ?? keptName(tempFilePath);
        copy(tempFilePath, to);
        return { savedFilePath: to };
      }),
      copyFile: wxCall('copyFile', track, ({ srcPath, destPath }: { srcPath: string; destPath: string }) => {
        copy(srcPath, destPath);
        return {};
      }),
      unlink: wxCall('unlink', track, ({ filePath }: { filePath: string }) => {
        unlink(filePath);
        return {};
      }),
      access: wxCall('access', track, ({ path: file }: { path: string }) => {
        this.locate('access', file);
        return {};
      }),
      removeSavedFile: wxCall('removeSavedFile', track, ({ filePath }: { filePath: string }) => {
        unlink(filePath);
        return {};
      }),
      getFileInfo: wxCall('getFileInfo', track, ({ filePath }: { filePath: string }) => size(filePath)),
    };
  }

  #userFile(file: string): string | undefined {
    return KEPT.test(file) ? path.join(this.#folder, encodeURIComponent(file)) : undefined;
  }
}

const keptName = (temporary: string) => `wxfile://store_${path.posix.basename(temporary)}`;

/** `wx.env`. */
export const FILE_ENVIRONMENT = { USER_DATA_PATH: USER_FILES } as const;
