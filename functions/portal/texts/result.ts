import type { Finding } from '../../../shared/domain/inspections/visit.ts';
import type { Text } from '../../../shared/domain/primitives/text.ts';

/** What the page of a published result says. */
export const result = {
  title: { zh: '检查结果', en: 'Inspection result' },
  target: { zh: '检查对象', en: 'Business inspected' },
  outcome: { zh: '检查结论', en: 'Outcome' },
  visitedOn: { zh: '检查日期', en: 'Visited on' },
  publishedAt: { zh: '公示时间', en: 'Published' },
  task: { zh: '抽查任务', en: 'Inspection task' },
  taskNumber: { zh: '任务编号', en: 'Task number' },
  draw: { zh: '所属抽取', en: 'Draw' },
  drawLink: { zh: '查看这次抽取并验证', en: 'See and check this draw' },
  lead: { zh: '组织部门', en: 'Lead department' },
  findingsTitle: { zh: '逐项检查情况', en: 'Item by item' },
  basis: { zh: '依据', en: 'Basis' },
  inspectorsTitle: { zh: '检查人员', en: 'Inspectors' },
  inspectorsLead: {
    zh: '检查人员以本次抽取的化名公示；审计人员可以核对本人。',
    en: 'Inspectors are named by a pseudonym of this draw; an auditor can tell who they are.',
  },
  pseudonym: { zh: '化名', en: 'Pseudonym' },
  department: { zh: '部门', en: 'Department' },
  number: { zh: '编号', en: 'Number' },
} as const satisfies Record<string, Text>;

/** How an item was found. */
export const findingOutcomes: Readonly<Record<Finding['outcome'], Text>> = {
  'no-problem': { zh: '未发现问题', en: 'No problem found' },
  problem: { zh: '发现问题', en: 'Problem found' },
  'not-applicable': { zh: '不涉及', en: 'Does not apply' },
};
