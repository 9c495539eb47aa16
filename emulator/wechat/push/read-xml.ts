import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { isRecord, type UnknownRecord } from '../../record';

const MAX_DEPTH = 20;
/** Definitions of entities and whatever else may stand in a DOCTYPE have no place in a reply. */
const DEFINITION = /<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i;
const CDATA = /<!\[CDATA\[[\s\S]*?\]\]>/g;

const BETWEEN = '#text';
const parser = new XMLParser({
  textNodeName: BETWEEN,
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  maxNestedTags: MAX_DEPTH,
});

/** What stands within `<xml>…</xml>`, all values as texts, repeated elements as lists; or what is wrong with it. */
export function readXml(text: string): UnknownRecord | string {
  if (DEFINITION.test(text.replace(CDATA, ''))) return 'it holds a definition (DOCTYPE)';
  try {
    const checked = XMLValidator.validate(text);
    if (checked !== true) return `it is no XML: ${checked.err.msg}`;
    const parsed: unknown = parser.parse(text);
    const root = isRecord(parsed) && Object.hasOwn(parsed, 'xml') ? parsed.xml : undefined;
    return isRecord(root) ? withoutSpace(root) : 'its root is not <xml>';
  } catch (failure) {
    return `it cannot be read as XML: ${(failure as Error).message}`;
  }
}

/** Without what stands between elements. */
function withoutSpace(element: UnknownRecord): UnknownRecord {
  const fields = Object.entries(element).filter(([name]) => name !== BETWEEN);
  const tidy = (value: unknown): unknown => (isRecord(value) ? withoutSpace(value) : Array.isArray(value) ? value.map(tidy) : value);
  return Object.fromEntries(fields.map(([name, value]) => [name, tidy(value)]));
}
