import * as orders from '../../../shared/contracts/measure-orders.ts';
import type { MeasureOrder } from '../../../shared/domain/measures/order.ts';
import { check } from '../demo/checks.ts';
import type { Persona } from '../personas.ts';
import type { YearStage } from './year-stage.ts';

/** Three departments that the listing's measures reach, each with an officer who acts. */
const departments: readonly { readonly unit: string; readonly officer: Persona }[] = [
  { unit: '33.SCJG', officer: 'department-officer' },
  { unit: '33.ZFJS', officer: 'construction-officer' },
  { unit: '33.WHLY', officer: 'culture-officer' },
];

const pathOf = ({ id }: MeasureOrder): string => `/v1/measure-orders/${encodeURIComponent(id)}`;

const ordersOf = async (
  { as }: YearStage,
  officer: Persona,
  listingId: string,
): Promise<readonly MeasureOrder[]> => {
  const { items } = await as(officer).get('/v1/measure-orders?limit=200', orders.listOrders.answer);
  return items.filter((order) => order.listingId === listingId);
};

/** Measures reach three departments, which acknowledge, act and report; those who do not are shown as overdue. */
export const bearMeasures = async (stage: YearStage, listingId: string): Promise<void> => {
  const {
    as,
    goTo,
    settled,
    narrator: { step, fact },
  } = stage;
  step({
    zh: '联合惩戒：措施送达三个部门，签收、落实、反馈；逾期者显示逾期',
    en: 'Joint measures: delivered to three departments, acknowledged, carried out, reported; the late are shown',
  });
  await settled();
  for (const { unit, officer } of departments) {
    const own = (await ordersOf(stage, officer, listingId)).filter(({ department }) => department === unit);
    check(own.length > 0, `orders reach ${unit}`);
    for (const order of own)
      await as(officer).post(`${pathOf(order)}/acknowledgement`, orders.acknowledgeOrder.answer);
    fact({
      zh: `${unit} 签收 ${own.map(({ measureCode }) => measureCode).join('、')}`,
      en: `${unit} acknowledges ${own.map(({ measureCode }) => measureCode).join(', ')}`,
    });
  }
  await goTo('2025-06-16');
  for (const { unit, officer } of departments)
    for (const order of (await ordersOf(stage, officer, listingId)).filter(
      ({ department }) => department === unit,
    )) {
      const acted = await as(officer).post(`${pathOf(order)}/action`, orders.reportAction.answer, {
        what: '已在业务系统中标注并适用该措施。',
        doneOn: '2025-06-13',
        documentNo: `${unit}落实〔2025〕6号`,
      });
      check(acted.state === 'acted', 'the department acted');
    }
  await goTo('2025-07-07');
  const summary = await as('city-approver').get(
    `/v1/listings/${encodeURIComponent(listingId)}/measure-orders`,
    orders.getListingOrders.answer,
  );
  const late = summary.orders.filter(({ due }) => due?.overdueSince !== undefined);
  check(
    late.length > 0 && late.every(({ department }) => !departments.some(({ unit }) => unit === department)),
    'the late are shown',
  );
  fact({
    zh: `其余部门逾期未签收 ${late.length} 项，决定单位看得到`,
    en: `${late.length} orders of other departments are overdue, and the deciding unit sees them`,
  });
};

/** Every measure is lifted where it applied, and the departments confirm it. */
export const liftMeasures = async (stage: YearStage, listingId: string): Promise<void> => {
  const {
    as,
    settled,
    narrator: { fact },
  } = stage;
  await settled();
  let confirmed = 0;
  for (const { unit, officer } of departments)
    for (const order of (await ordersOf(stage, officer, listingId)).filter(
      ({ department }) => department === unit,
    )) {
      check(order.state === 'lift-ordered', `the lift of ${order.measureCode} reached ${unit}`);
      await as(officer).post(`${pathOf(order)}/lift-confirmation`, orders.confirmLift.answer, {
        what: '已解除。',
        doneOn: '2026-06-29',
        documentNo: `${unit}解除〔2026〕2号`,
      });
      confirmed += 1;
    }
  fact({
    zh: `三个部门确认解除 ${confirmed} 项措施`,
    en: `three departments confirm that ${confirmed} measures are lifted`,
  });
};
