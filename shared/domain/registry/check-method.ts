import * as z from 'zod';
import type { Text } from '../primitives/text.ts';

/** How a check is made (抽查方式), in the codes that provincial platforms use. */
export const checkMethodSchema = z.enum(['1', '2', '3', '4', '5', '6']);
export type CheckMethod = z.infer<typeof checkMethodSchema>;

/** What the method codes mean. */
export const checkMethods: Readonly<Record<CheckMethod, Text>> = {
  1: { zh: '实地检查', en: 'On-site check' },
  2: { zh: '书面检查', en: 'Check of documents' },
  3: { zh: '行政部门检查结果或专业意见', en: "Another agency's result or professional opinion" },
  4: { zh: '检验检测', en: 'Testing' },
  5: { zh: '网络监测', en: 'Web monitoring' },
  6: { zh: '委托专业机构辅助', en: 'Commissioned professional body' },
};
