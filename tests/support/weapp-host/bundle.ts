import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';

/** What the compiled code finds as globals besides JavaScript's own: WeChat's, and neither `window` nor `process`. */
export type MiniProgramGlobals = Record<string, unknown>;

type Module = { exports: unknown };

/**
 * Loads compiled files of a Mini Program as WeChat does: CommonJS, each file once, in one realm of its own that has no browser, no Node, and makes
 * no code out of text.
 */
export class Bundle {
  readonly #loaded = new Map<string, Module>();
  readonly #globals: MiniProgramGlobals = {};
  readonly #realm = vm.createContext(this.#globals, { name: 'mini program', codeGeneration: { strings: false, wasm: false } });

  constructor(private readonly root: string) {}

  /** Puts globals into the realm. */
  provide(globals: MiniProgramGlobals): void {
    Object.assign(this.#globals, globals);
  }

  /** Runs a file (`pages/home/index`, with or without `.js`) unless it has run before. @returns what it exports */
  require(file: string): unknown {
    const name = file.endsWith('.js') ? file : `${file}.js`;
    const known = this.#loaded.get(name);
    if (known) return known.exports;

    const module: Module = { exports: {} };
    this.#loaded.set(name, module);
    const code = readFileSync(path.join(this.root, name), 'utf8');
    const run = vm.compileFunction(code, ['require', 'module', 'exports'], { filename: name, parsingContext: this.#realm });
    run((request: string) => this.require(path.posix.join(path.posix.dirname(name), request)), module, module.exports);
    return module.exports;
  }

  json<T>(file: string): T {
    return JSON.parse(readFileSync(path.join(this.root, file), 'utf8'));
  }

  text(file: string): string {
    return readFileSync(path.join(this.root, file), 'utf8');
  }
}
