import { existsSync, writeFileSync } from 'node:fs';
import { receiptVectorFile } from './receipt-vectors.ts';

// Golden vectors are a promise to every other implementation. The file is left alone unless `--replace` says that
// the format itself has changed:
//   npx tsx test/support/write-receipt-vectors.ts [--replace]

const file = new URL('../vectors/receipts.json', import.meta.url);
if (existsSync(file) && !process.argv.includes('--replace'))
  process.stderr.write('receipts.json exists and was left alone\n');
else writeFileSync(file, `${JSON.stringify(receiptVectorFile, null, 1)}\n`);
