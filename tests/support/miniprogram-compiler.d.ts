/** WeChat's compilers for templates and style sheets (`wcc`, `wcsc`), as the tools of WeChat run them. The package brings no types. */
declare module 'miniprogram-compiler' {
  /** Compiles all templates under `folder`. @throws with the compiler's words if one is wrong */
  export function wxmlToJs(folder: string): string;
  /** Compiles all style sheets under `folder`. @throws if one is wrong */
  export function wxssToJs(folder: string): string;
}
