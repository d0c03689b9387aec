import { afterAll, describe } from 'vitest';
import { synthesise } from '../support/synthesis.ts';
import { alarmRules } from './rules/alarms.ts';
import { apiRules } from './rules/api.ts';
import { bundleRules } from './rules/bundles.ts';
import { dataRules } from './rules/data.ts';
import { functionRules } from './rules/functions.ts';
import { nagRules } from './rules/nag.ts';
import { partitionRules } from './rules/partitions.ts';
import { permissionRules } from './rules/permissions.ts';
import { triggerRules } from './rules/triggers.ts';

// One synthesis serves every rule: the app is run once, as `npm run synth` runs it.
const synthesis = await synthesise();
afterAll(synthesis.remove);

describe.each(synthesis.stages)('%s', (stage) => {
  dataRules(synthesis, stage);
  functionRules(synthesis, stage);
  permissionRules(synthesis, stage);
  apiRules(synthesis, stage);
  triggerRules(synthesis, stage);
  alarmRules(synthesis, stage);
});
partitionRules(synthesis);
nagRules(synthesis);
bundleRules(synthesis);
