import * as z from 'zod';
import { type Wording, wordingReader } from './spelling.ts';

/** What kind of thing is inspected (对象类型). */
export const entityTypeSchema = z.enum([
  'enterprise',
  'branch',
  'individual-business',
  'farmers-cooperative',
  'foreign-representative-office',
  'public-institution',
  'social-organisation',
  'intermediary',
  'project',
  'site',
  'product',
]);
export type EntityType = z.infer<typeof entityTypeSchema>;

/** Labels of the entity types, and the spellings of business registers that mean them. */
export const entityTypes: Readonly<Record<EntityType, Wording>> = {
  enterprise: {
    label: { zh: '企业', en: 'Enterprise' },
    spellings: [
      '公司',
      '有限公司',
      '有限责任公司',
      '一人有限责任公司',
      '股份有限公司',
      '国有企业',
      '国有独资公司',
      '全民所有制',
      '集体所有制',
      '集体企业',
      '股份合作制',
      '股份合作企业',
      '联营企业',
      '私营企业',
      '个人独资企业',
      '合伙企业',
      '普通合伙企业',
      '特殊普通合伙企业',
      '有限合伙企业',
      '外商投资企业',
      '外资企业',
      '中外合资企业',
      '中外合作企业',
      '港澳台投资企业',
      '企业法人',
    ],
  },
  branch: {
    label: { zh: '分支机构', en: 'Branch' },
    spellings: [
      '分公司',
      '企业分支机构',
      '有限责任公司分公司',
      '股份有限公司分公司',
      '内资分公司',
      '外商投资企业分支机构',
      '外商投资企业分公司',
      '全民所有制分支机构',
      '集体分支机构',
      '股份合作制分支机构',
      '个人独资企业分支机构',
      '合伙企业分支机构',
      '农民专业合作社分支机构',
    ],
  },
  'individual-business': {
    label: { zh: '个体工商户', en: 'Individual business' },
    spellings: ['个体户', '个体', '个体经营'],
  },
  'farmers-cooperative': {
    label: { zh: '农民专业合作社', en: "Farmers' cooperative" },
    spellings: ['农专社', '合作社', '农民专业合作社联合社', '农民专业合作经济组织'],
  },
  'foreign-representative-office': {
    label: { zh: '外国企业常驻代表机构', en: 'Representative office of a foreign enterprise' },
    spellings: ['外企代表机构', '外国(地区)企业常驻代表机构', '常驻代表机构', '代表处'],
  },
  'public-institution': {
    label: { zh: '事业单位', en: 'Public institution' },
    spellings: ['事业法人', '事业单位法人'],
  },
  'social-organisation': {
    label: { zh: '社会组织', en: 'Social organisation' },
    spellings: ['社会团体', '社团法人', '民办非企业单位', '社会服务机构', '基金会', '行业协会'],
  },
  intermediary: {
    label: { zh: '中介服务机构', en: 'Intermediary' },
    spellings: ['中介', '中介机构', '律师事务所', '会计师事务所', '资产评估机构'],
  },
  project: { label: { zh: '项目', en: 'Project' }, spellings: ['工程项目', '建设项目', '投资项目'] },
  site: { label: { zh: '场所', en: 'Site' }, spellings: ['经营场所', '公共场所', '活动场所'] },
  product: { label: { zh: '产品', en: 'Product' }, spellings: ['商品'] },
};

/** The entity type that a register's wording means, or nothing when the wording is not known. */
export const entityTypeOf = wordingReader(entityTypes);
