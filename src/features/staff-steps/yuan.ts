export { parseYuan, toYuan } from '@/yuan';
