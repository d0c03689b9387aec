import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { encodeRecord, type RecordItem } from '../../../shared/adapters/dynamodb/codecs.ts';
import { civilDateSchema } from '../../../shared/domain/primitives/time.ts';
import { districtCodesIn } from '../../../shared/domain/registry/district.ts';
import { demoRegistrationNumber } from '../demo-data/identifiers.ts';
import { demoCities } from '../demo-data/units.ts';

/** The department whose task is frozen. */
export const benchDepartment = '33.SCJG';

/** The one item that the task checks. */
export const benchItem = 'SCJG-001';

const districts = demoCities.flatMap((city) => districtCodesIn(city).filter((code) => code !== city));
const source = (line: number) => ({ importId: 'bench', line });

function* registerItems(targets: number): Generator<RecordItem> {
  yield encodeRecord(
    'item',
    {
      code: benchItem,
      name: '登记事项检查',
      category: 'general',
      legalBasis: '《中华人民共和国市场主体登记管理条例》',
      authority: benchDepartment,
      targetTypes: [],
      methods: ['1'],
      requiredSkills: [],
      expertRequired: false,
      source: source(1),
    },
    1,
  );
  for (let n = 1; n <= Math.max(10, targets / 100); n += 1)
    yield encodeRecord(
      'inspector',
      {
        staffNo: `B-${n}`,
        name: `示例${n}`,
        department: benchDepartment,
        certificateNo: `示例-${n}`,
        certificateValidUntil: civilDateSchema.parse('2099-12-31'),
        regions: [],
        skills: [],
        itemCodes: [],
        isExpert: false,
        recusals: [],
        state: 'active',
        source: source(n),
      },
      1,
    );
  for (let n = 0; n < targets; n += 1) {
    const district = districts[n % districts.length] as string;
    yield encodeRecord(
      'entity',
      {
        target: {
          id: demoRegistrationNumber(n),
          name: `示例第${n}号商贸有限公司`,
          type: 'enterprise',
          district,
          industry: 'F51',
          authority: benchDepartment,
          address: `示例路${n}号`,
          tags: [],
          state: 'active',
        },
        source: source(n + 1),
      },
      1,
    );
  }
}

/** The most items that one call writes. */
const mostWrites = 25;
const writers = 4;

/** Writes the registers that a task is frozen from, as fast as the engine takes them. */
export const fillRegisters = async (
  client: DynamoDBDocumentClient,
  table: string,
  targets: number,
): Promise<void> => {
  const items = registerItems(targets);
  const nextBatch = (): RecordItem[] => {
    const batch: RecordItem[] = [];
    while (batch.length < mostWrites) {
      const { value, done } = items.next();
      if (done === true) break;
      batch.push(value);
    }
    return batch;
  };
  const write = async (): Promise<void> => {
    for (let batch = nextBatch(); batch.length > 0; batch = nextBatch()) {
      const puts = batch.map((Item) => ({ PutRequest: { Item } }));
      const { UnprocessedItems } = await client.send(
        new BatchWriteCommand({ RequestItems: { [table]: puts } }),
      );
      if (UnprocessedItems?.[table] !== undefined) throw new Error('the engine does not keep up');
    }
  };
  await Promise.all(Array.from({ length: writers }, write));
};
