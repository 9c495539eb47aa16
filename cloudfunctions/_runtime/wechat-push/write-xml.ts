/** What no XML document may hold: control characters but tab and line ends, halves of pairs. */
const NOT_XML = /[^\P{Cc}\n\r\t]|[\p{Cs}\ufffe\uffff]/gu;

/** Texts stand in CDATA, numbers bare. */
const contentOf = (value: string | number): string =>
  typeof value === 'number' ? String(value) : `<![CDATA[${value.replace(NOT_XML, '').replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

/** `<xml><Name>value</Name>…</xml>` of fields whose names are ours. */
export const writeXml = (fields: Readonly<Record<string, string | number>>): string =>
  `<xml>${Object.entries(fields)
    .map(([name, value]) => `<${name}>${contentOf(value)}</${name}>`)
    .join('')}</xml>`;
