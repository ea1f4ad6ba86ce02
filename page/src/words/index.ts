/** All words of the page, of one language; another language is another folder of the same shape. */
import { en } from './en';

export const words = en;
export type Words = typeof en;
