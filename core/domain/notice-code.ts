// biome-ignore format: a list of numbers
export const NOTICE_CODES = ['N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7', 'N8', 'N9', 'N10', 'N11', 'N12', 'N13', 'N14', 'N15', 'N16', 'N17', 'N18', 'N19', 'N20', 'N21', 'N22', 'N23', 'N24', 'N25', 'N26', 'N27'] as const;
/** What is told when; the kinds stand in notices-for.ts, the words in core/texts. */
export type NoticeCode = (typeof NOTICE_CODES)[number];
