import * as z from 'zod';
import { type Wording, wordingReader } from './spelling.ts';

/** Whether a target is still there to be inspected (经营状态); everything but `active` ends a check. */
export const targetStateSchema = z.enum([
  'active',
  'deregistered',
  'revoked',
  'cancelled',
  'moved-out',
  'closed',
  'untraceable',
]);
export type TargetState = z.infer<typeof targetStateSchema>;

/** Labels of the states, and how registers write them. */
export const targetStates: Readonly<Record<TargetState, Wording>> = {
  active: {
    label: { zh: '存续', en: 'Active' },
    spellings: ['在业', '在营', '开业', '在册', '正常', '正常经营', '营业', '经营中'],
  },
  deregistered: { label: { zh: '注销', en: 'Deregistered' }, spellings: ['已注销', '注销企业'] },
  revoked: {
    label: { zh: '吊销', en: 'Licence revoked' },
    spellings: ['已吊销', '被吊销', '吊销，未注销', '吊销未注销', '吊销企业'],
  },
  cancelled: {
    label: { zh: '撤销', en: 'Registration cancelled' },
    spellings: ['已撤销', '被撤销', '撤销登记'],
  },
  'moved-out': { label: { zh: '迁出', en: 'Moved out' }, spellings: ['已迁出', '迁往市外'] },
  closed: {
    label: { zh: '已关闭停业或正在组织清算', en: 'Closed or in liquidation' },
    spellings: ['停业', '歇业', '关闭', '清算', '清算中', '责令关闭', '已关闭'],
  },
  untraceable: {
    label: { zh: '无法联系', en: 'Untraceable' },
    spellings: ['失联', '查无下落', '通过登记的住所无法联系', '通过登记的住所(经营场所)无法联系'],
  },
};

/** The state that a register's wording means, or nothing when it is not known. */
export const targetStateOf = wordingReader(targetStates);
