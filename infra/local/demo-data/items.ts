import type { CheckMethod } from '../../../shared/domain/registry/check-method.ts';
import type { Item } from '../../../shared/domain/registry/item.ts';
import { type DemoDepartment, demoDepartments, demoUnitCode } from './units.ts';

interface DemoItem extends Pick<Item, 'name' | 'category' | 'legalBasis'> {
  readonly subItem?: string;
  readonly methods: readonly CheckMethod[];
  /** General items have a ratio, key items a frequency. */
  readonly ratioPerTenThousand?: number;
  readonly frequencyPerYear?: number;
  readonly requiredSkills?: readonly string[];
  readonly expertRequired?: boolean;
}

const itemsByDepartment: Readonly<Record<DemoDepartment, readonly DemoItem[]>> = {
  SCJG: [
    {
      name: '登记事项检查',
      subItem: '住所、经营范围与名称规范使用',
      category: 'general',
      legalBasis: '《中华人民共和国市场主体登记管理条例》',
      methods: ['1', '2', '5'],
      ratioPerTenThousand: 300,
    },
    {
      name: '公示信息检查',
      subItem: '年度报告与即时信息',
      category: 'general',
      legalBasis: '《企业信息公示暂行条例》',
      methods: ['2', '5'],
      ratioPerTenThousand: 300,
    },
    {
      name: '食品生产监督检查',
      category: 'key',
      legalBasis: '《中华人民共和国食品安全法》第一百一十条',
      methods: ['1', '4'],
      frequencyPerYear: 2,
      requiredSkills: ['食品'],
    },
    {
      name: '特种设备使用单位监督检查',
      category: 'key',
      legalBasis: '《中华人民共和国特种设备安全法》第五十七条',
      methods: ['1', '6'],
      frequencyPerYear: 1,
      requiredSkills: ['特种设备'],
    },
    {
      name: '检验检测机构检查',
      category: 'general',
      legalBasis: '《中华人民共和国计量法》',
      methods: ['1', '3'],
      ratioPerTenThousand: 1000,
      requiredSkills: ['计量'],
    },
  ],
  STHJ: [
    {
      name: '水污染物排放检查',
      category: 'key',
      legalBasis: '《中华人民共和国水污染防治法》第三十条',
      methods: ['1', '4'],
      frequencyPerYear: 2,
      requiredSkills: ['水环境'],
    },
    {
      name: '大气污染物排放检查',
      category: 'key',
      legalBasis: '《中华人民共和国大气污染防治法》第二十九条',
      methods: ['1', '4'],
      frequencyPerYear: 2,
      requiredSkills: ['大气环境'],
    },
    {
      name: '危险废物贮存与转移检查',
      category: 'key',
      legalBasis: '《中华人民共和国固体废物污染环境防治法》第二十六条',
      methods: ['1', '2'],
      frequencyPerYear: 1,
      requiredSkills: ['危险废物'],
    },
    {
      name: '排污许可证执行检查',
      category: 'general',
      legalBasis: '《排污许可管理条例》',
      methods: ['1', '2'],
      ratioPerTenThousand: 500,
    },
    {
      name: '建设项目环境保护设施检查',
      category: 'general',
      legalBasis: '《建设项目环境保护管理条例》',
      methods: ['1', '2'],
      ratioPerTenThousand: 500,
    },
  ],
  YJGL: [
    {
      name: '安全生产责任制落实检查',
      category: 'general',
      legalBasis: '《中华人民共和国安全生产法》第六十五条',
      methods: ['1', '2'],
      ratioPerTenThousand: 300,
    },
    {
      name: '危险化学品生产经营检查',
      category: 'key',
      legalBasis: '《危险化学品安全管理条例》',
      methods: ['1', '6'],
      frequencyPerYear: 2,
      requiredSkills: ['危险化学品'],
    },
    {
      name: '非煤矿山安全检查',
      category: 'key',
      legalBasis: '《中华人民共和国矿山安全法》',
      methods: ['1', '6'],
      frequencyPerYear: 2,
      requiredSkills: ['矿山'],
    },
    {
      name: '烟花爆竹经营检查',
      category: 'key',
      legalBasis: '《烟花爆竹安全管理条例》',
      methods: ['1'],
      frequencyPerYear: 1,
      requiredSkills: ['危险化学品'],
    },
    {
      name: '应急预案备案与演练检查',
      category: 'general',
      legalBasis: '《生产安全事故应急条例》',
      methods: ['2', '5'],
      ratioPerTenThousand: 200,
    },
  ],
  WHLY: [
    {
      name: '娱乐场所经营检查',
      category: 'general',
      legalBasis: '《娱乐场所管理条例》',
      methods: ['1'],
      ratioPerTenThousand: 500,
    },
    {
      name: '旅行社经营检查',
      category: 'general',
      legalBasis: '《中华人民共和国旅游法》第八十五条',
      methods: ['1', '2', '5'],
      ratioPerTenThousand: 500,
      requiredSkills: ['旅游市场'],
    },
    {
      name: '营业性演出检查',
      category: 'general',
      legalBasis: '《营业性演出管理条例》',
      methods: ['1', '5'],
      ratioPerTenThousand: 1000,
    },
    {
      name: '互联网上网服务营业场所检查',
      category: 'general',
      legalBasis: '《互联网上网服务营业场所管理条例》',
      methods: ['1', '5'],
      ratioPerTenThousand: 500,
    },
    {
      name: '文物保护单位安全检查',
      category: 'key',
      legalBasis: '《中华人民共和国文物保护法》',
      methods: ['1', '3'],
      frequencyPerYear: 1,
      requiredSkills: ['文物'],
      expertRequired: true,
    },
  ],
  XFJY: [
    {
      name: '单位消防安全检查',
      category: 'general',
      legalBasis: '《中华人民共和国消防法》第五十三条',
      methods: ['1'],
      ratioPerTenThousand: 300,
    },
    {
      name: '消防安全重点单位检查',
      category: 'key',
      legalBasis: '《中华人民共和国消防法》第五十三条',
      methods: ['1'],
      frequencyPerYear: 1,
      requiredSkills: ['消防'],
    },
    {
      name: '公众聚集场所使用营业前承诺核查',
      category: 'key',
      legalBasis: '《中华人民共和国消防法》',
      methods: ['1', '2'],
      frequencyPerYear: 1,
      requiredSkills: ['消防'],
    },
    {
      name: '消防产品使用检查',
      category: 'general',
      legalBasis: '《中华人民共和国消防法》',
      methods: ['1', '4'],
      ratioPerTenThousand: 200,
    },
    {
      name: '消防技术服务机构检查',
      category: 'general',
      legalBasis: '《社会消防技术服务管理规定》',
      methods: ['1', '2'],
      ratioPerTenThousand: 1000,
    },
  ],
  ZFJS: [
    {
      name: '建设工程质量检查',
      category: 'key',
      legalBasis: '《建设工程质量管理条例》第四十三条',
      methods: ['1', '4', '6'],
      frequencyPerYear: 2,
      requiredSkills: ['建设工程'],
    },
    {
      name: '施工安全检查',
      category: 'key',
      legalBasis: '《建设工程安全生产管理条例》',
      methods: ['1'],
      frequencyPerYear: 2,
      requiredSkills: ['建设工程'],
    },
    {
      name: '燃气经营检查',
      category: 'key',
      legalBasis: '《城镇燃气管理条例》',
      methods: ['1', '3'],
      frequencyPerYear: 1,
      requiredSkills: ['燃气'],
    },
    {
      name: '物业服务检查',
      category: 'general',
      legalBasis: '《物业管理条例》',
      methods: ['1', '2'],
      ratioPerTenThousand: 300,
    },
    {
      name: '建筑业企业资质检查',
      category: 'general',
      legalBasis: '《建设工程质量管理条例》',
      methods: ['2', '5'],
      ratioPerTenThousand: 300,
    },
  ],
};

/** The item catalogue of the demonstration: five items of each department, general and key ones. */
export const demoItems = (): readonly Item[] =>
  demoDepartments.flatMap((department) =>
    itemsByDepartment[department].map(
      ({ requiredSkills = [], expertRequired = false, ...item }, index): Item => ({
        ...item,
        code: `${department}-${String(index + 1).padStart(3, '0')}`,
        authority: demoUnitCode(department),
        targetTypes: [],
        requiredSkills,
        expertRequired,
      }),
    ),
  );
