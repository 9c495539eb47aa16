import type { Document, QueryValue } from '../values';

/** Changes a document in place. @throws Refusal invalid: what is there cannot take it */
export type Step = (document: Document, path: readonly string[]) => void;
/** @throws Refusal invalid: the operand is not as it must be, whatever the documents are */
export type UpdateOperator = (operand: QueryValue, path: string) => Step;
