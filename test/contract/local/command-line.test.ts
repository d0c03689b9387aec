import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoTargets } from '../../../infra/local/demo-data/targets.ts';
import { openlot, type Ran, run, started } from '../../support/command-line.ts';

/** A local service in a process of its own, as soon as it says that it is ready. */
const serving = async (dataDir: string): Promise<{ url: string; stop: () => Promise<number | null> }> => {
  const child = started(['serve', '--empty', '--port', '0', '--data', dataDir]);
  let said = '';
  for await (const piece of child.stdout ?? []) {
    said += piece;
    if (said.includes('Ctrl-C')) break;
  }
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
  if (url === undefined) throw new Error(`the service did not start: ${said}`);
  return {
    url,
    stop: async () => {
      const ended = once(child, 'exit') as Promise<[number | null]>;
      child.kill('SIGINT');
      return (await ended)[0];
    },
  };
};

/** As a register office would export it: Chinese headers, a repeat, a bad code, a row with two faults, one of the wrong width. */
const csv = (): string => {
  const good = demoTargets()
    .slice(0, 1500)
    .map(({ id, name }) => `${name},${id.slice(id.indexOf(':') + 1)},有限责任公司,浙江,杭州`);
  const bad = ['示例甲,123,有限责任公司,浙江,杭州', ',98339900DEM0000000,有限责任公司,浙江,杭州', '示例乙,x'];
  return [
    '企业名称,统一社会信用代码,企业类型,所在省份,地区',
    ...good,
    good[0]?.toLowerCase(),
    ...bad,
    '',
  ].join('\r\n');
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openlot-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('openlot demo', () => {
  it('plays the whole loop and exits with 0', async () => {
    const { code, stdout, stderr } = await run('demo', '--lang', 'en');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Every step was checked and held');
    expect(stdout.match(/^\d+\. /gm)).toHaveLength(20);
    expect(stdout).not.toContain('✗');
  }, 90_000);
});

describe('a command line that cannot be used', () => {
  it('is told in Chinese, then in English, with the word at fault', async () => {
    const told: readonly [args: readonly string[], zh: string, en: string][] = [
      [['serv'], '没有这个命令：serv', "error: unknown command 'serv'"],
      [['verify', 'x.json', '--key', 'y'], '没有这个选项：--key', "error: unknown option '--key'"],
      [['verify'], '缺少参数：document', "error: missing required argument 'document'"],
      [['token'], '缺少必需的选项：--as <PERSONA>', "error: required option '--as <PERSONA>' not specified"],
      [
        ['serve', '--port', 'x'],
        '取值不可用：--port <N>',
        "error: option '--port <N>' argument 'x' is invalid",
      ],
    ];
    const ends = await Promise.all(told.map(([args]) => run(...args)));
    for (const [i, { code, stdout, stderr }] of ends.entries()) {
      const [, zh, en = ''] = told[i] ?? [];
      const [first, second] = stderr.split('\n');
      expect([code, stdout, first, second?.startsWith(en)]).toEqual([2, '', zh, true]);
    }
  }, 60_000);
});

describe('openlot serve', () => {
  it('says in one line of each language what stands in its way', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const inFile = join(folder, 'file');
    await writeFile(inFile, '');
    const refusals = await Promise.all([
      run('serve', '--data', join(folder, 'a'), '--port', String(port)),
      run('serve', '--data', join(inFile, 'below-a-file'), '--port', '0'),
      run('serve', '--data', join(folder, 'b'), '--port', '0', '--endpoint', 'http://127.0.0.1:1'),
    ]);
    taken.close();
    for (const [i, named] of ['--port', '--data', '127.0.0.1:1'].entries()) {
      const { code, stdout, stderr = '' } = refusals[i] as Ran;
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr.trim().split('\n')).toHaveLength(2);
      for (const line of stderr.trim().split('\n')) expect(line).toContain(named);
    }
  });
});

describe('Ctrl-C while the first start fills the service', () => {
  it('stops at once, and the next start fills it to the end', async () => {
    const dataDir = join(folder, 'filling');
    const until = (child: ChildProcess, awaited: string): Promise<void> =>
      new Promise((resolve, reject) => {
        child.stderr?.on('data', (piece) => String(piece).includes(awaited) && resolve());
        child.once('exit', () => reject(new Error(`the service never said ${awaited}`)));
      });
    const first = started(['serve', '--port', '0', '--data', dataDir]);
    await until(first, 'Freeze');
    const ended = once(first, 'exit') as Promise<[number | null]>;
    first.kill('SIGINT');
    expect((await ended)[0]).toBe(0);
    const second = started(['serve', '--port', '0', '--data', dataDir]);
    await until(second, 'Public: everyone can see');
    const stopped = once(second, 'exit') as Promise<[number | null]>;
    second.kill('SIGINT');
    expect((await stopped)[0]).toBe(0);
  }, 90_000);
});

describe('a second service on the same folder', () => {
  it('is refused and leaves the first one as it was', async () => {
    const dataDir = join(folder, 'twice');
    const service = await serving(dataDir);
    try {
      const second = await run('serve', '--data', dataDir, '--port', '0');
      expect([second.code, second.stdout]).toEqual([2, '']);
      const token = await run('token', '--as', 'steward', '--data', dataDir);
      expect(token.code).toBe(0);
      const answer = await fetch(`${service.url}/v1/units`, {
        headers: { authorization: `Bearer ${token.stdout.trim()}` },
      });
      expect(answer.status).toBe(200);
    } finally {
      expect(await service.stop()).toBe(0);
    }
  }, 60_000);
});

describe('openlot import', () => {
  it('takes a file in any encoding, reports each line, resumes, and changes nothing the second time', async () => {
    const dataDir = join(folder, 'import');
    const text = csv();
    const encodings = {
      'utf-8.csv': Buffer.from(text),
      'bom.csv': Buffer.from(`\ufeff${text}`),
      'gb18030.csv': iconv.encode(text, 'gb18030'),
    };
    for (const [name, bytes] of Object.entries(encodings)) await writeFile(join(folder, name), bytes);
    const service = await serving(dataDir);
    try {
      const report = async (file: string, ...options: string[]) => {
        const { code, stdout, stderr } = await run(
          'import',
          'targets',
          join(folder, file),
          '--data',
          dataDir,
          '--json',
          ...options,
        );
        expect([code, stderr.replace(/[^✗]/g, '')]).toEqual([0, '']);
        return JSON.parse(stdout) as Record<string, unknown> & { problems: { line: number; code: string }[] };
      };
      const counts = { read: 1504, accepted: 1500, repeated: 1, rejected: 3 };
      expect(await report('utf-8.csv', '--dry-run')).toMatchObject({ read: 1504, rejected: 3 });
      const first = await report('utf-8.csv');
      expect(first).toMatchObject({ ...counts, changed: 1500 });
      expect(first.problems.map(({ line }) => line).toSorted()).toEqual([1503, 1504, 1504, 1505]);
      expect(await report('utf-8.csv')).toMatchObject({ ...counts, changed: 0 });
      expect(await report('bom.csv')).toMatchObject({ ...counts, changed: 0 });
      expect(await report('gb18030.csv')).toMatchObject({ ...counts, changed: 0 });
    } finally {
      expect(await service.stop()).toBe(0);
    }
    const afterwards = await run('import', 'targets', join(folder, 'bom.csv'), '--data', dataDir);
    expect(afterwards.code).toBe(2);
    expect(afterwards.stderr).toContain('openlot serve');
  }, 60_000);
});

describe('a file far larger than the memory', () => {
  it('is read and reported to its end', async () => {
    const file = join(folder, 'large.csv');
    const rows = 150_000;
    // Rows of the wrong width are refused by the command itself, so that only its own memory is measured.
    const row = `示例,98339900DEM0000000,${'经营范围'.repeat(30)},多余\n`;
    await writeFile(file, `企业名称,统一社会信用代码\n${row.repeat(rows)}`);
    const child = spawn(
      process.execPath,
      [
        '--max-old-space-size=40',
        openlot,
        'import',
        'targets',
        file,
        '--url',
        'http://127.0.0.1:1',
        '--token',
        'none',
      ],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    let last = '';
    child.stdout.on('data', (piece) => {
      last = (last + piece).slice(-500);
    });
    const [code] = (await once(child, 'close')) as [number | null];
    expect([code, last]).toEqual([1, expect.stringContaining(`${rows} read: 0 accepted`)]);
  }, 90_000);
});

describe('whoever stops reading early', () => {
  it('gets no complaint, and the command goes on to its end', async () => {
    const file = join(folder, 'rejected.csv');
    await writeFile(file, `企业名称,统一社会信用代码\n${'示例,98339900DEM0000000,多余\n'.repeat(20_000)}`);
    const child = started(['import', 'targets', file, '--url', 'http://127.0.0.1:1', '--token', 'none']);
    let stderr = '';
    child.stderr?.on('data', (piece) => {
      stderr += piece;
    });
    child.stdout?.once('data', () => child.stdout?.destroy());
    const [code] = (await once(child, 'close')) as [number | null];
    expect([code, stderr]).toEqual([1, '']);
  }, 60_000);
});

const vectorFile = (name: string): string => fileURLToPath(new URL(`../../vectors/${name}`, import.meta.url));

describe('openlot draw', () => {
  const example = vectorFile('offline-draw.json');

  it('makes the certificate of a draw from one file, the same each time, and tells what was drawn', async () => {
    const file = join(folder, 'drawn.json');
    const toFile = await run('draw', example, '--out', file);
    expect([toFile.code, toFile.stdout]).toEqual([0, '']);
    expect(toFile.stderr).toContain('6 户中抽取 3 户');
    expect(toFile.stderr).toContain('3 of 6 targets');
    const toOutput = await run('draw', example);
    expect(toOutput.code).toBe(0);
    expect(toOutput.stdout).toBe(await readFile(file, 'utf8'));
    expect((await run('verify', file)).code).toBe(0);
  });

  it('gives beforehand the commitment that the certificate then has', async () => {
    const { code, stdout } = await run('draw', example, '--commit');
    const { commitment } = JSON.parse((await run('draw', example)).stdout) as { commitment: unknown };
    expect([code, JSON.parse(stdout)]).toEqual([0, commitment]);
  });

  it('puts long lists into chunks beside the file, and says so where it cannot', async () => {
    const input = JSON.parse(await readFile(example, 'utf8')) as { frame: unknown[] };
    const more = Array.from({ length: 100_000 }, (_, n) => ({ id: `USCC:X${n}`, stratum: '低风险' }));
    const large = join(folder, 'large-input.json');
    await writeFile(large, JSON.stringify({ ...input, frame: [...input.frame, ...more] }));
    const onOutput = await run('draw', large);
    expect([onOutput.code, onOutput.stdout]).toEqual([2, '']);
    expect(onOutput.stderr).toContain('--out');
    const file = join(folder, 'large.json');
    expect((await run('draw', large, '--out', file)).code).toBe(0);
    expect(await readdir(join(folder, 'large'))).toEqual(['frame-0.ndjson', 'frame-1.ndjson']);
    const verified = await run('verify', file);
    expect([verified.code, verified.stdout]).toEqual([0, expect.stringContaining('100006 户中抽取 3 户')]);
    await rm(join(folder, 'large', 'frame-1.ndjson'));
    const incomplete = await run('verify', file);
    expect([incomplete.code, incomplete.stdout]).toEqual([1, expect.stringContaining('chunk')]);
  }, 60_000);

  it('says by its exit code whether the input is unusable or no draw follows from it', async () => {
    const input = JSON.parse(await readFile(example, 'utf8')) as object;
    const drawing = async (differences: object): Promise<Ran> => {
      const file = join(folder, 'changed.json');
      await writeFile(file, JSON.stringify({ ...input, ...differences }));
      return run('draw', file);
    };
    const impossible = await drawing({ pool: [] });
    expect([impossible.code, impossible.stdout]).toEqual([1, '']);
    expect(impossible.stderr).toContain('pool-insufficient');
    const unusable = await drawing({ secret: 'x' });
    expect([unusable.code, unusable.stdout]).toEqual([2, '']);
    expect(unusable.stderr.match(/secret: /g)).toHaveLength(2);
    expect((await run('draw', join(folder, 'nowhere.json'))).code).toBe(2);
  });
});

describe('openlot verify', () => {
  it('says by its exit code whether there is a certificate and whether it holds', async () => {
    expect((await run('verify', vectorFile('draws/one-stratum.json'))).code).toBe(0);
    const forged = join(folder, 'forged.json');
    await writeFile(forged, '{"format":"openlot-draw/1"}');
    const invalid = await run('verify', forged);
    expect([invalid.code, invalid.stdout]).toEqual([1, expect.stringContaining('malformed')]);
    // So long a text has more characters than an object may have members.
    await writeFile(forged, JSON.stringify('x'.repeat(2 ** 27)));
    const hostile = await run('verify', forged);
    expect([hostile.code, hostile.stdout]).toEqual([1, expect.stringContaining('malformed')]);
    const missing = await run('verify', join(folder, 'nowhere.json'));
    expect([missing.code, missing.stdout]).toEqual([2, '']);
  });

  it('checks a draw of inspectors against the draw of its targets when it is given both', async () => {
    const inspectors = vectorFile('draws/inspectors-stage.json');
    const alone = await run('verify', inspectors);
    expect([alone.code, alone.stdout]).toEqual([0, expect.stringContaining('--targets')]);
    const both = await run('verify', inspectors, '--targets', vectorFile('draws/targets-stage.json'));
    expect([both.code, both.stdout]).toEqual([0, expect.stringContaining('The two belong together')]);
    const stranger = await run('verify', inspectors, '--targets', vectorFile('draws/one-stratum.json'));
    expect([stranger.code, stranger.stdout]).toEqual([1, expect.stringContaining('stage-frame')]);
  });
});

describe('openlot bench', () => {
  it('lists what it measures, and measures it', async () => {
    const list = await run('bench');
    expect([list.code, list.stdout.match(/^[a-z]+ \[/gm)]).toEqual([
      0,
      ['draw [', 'frame [', 'freeze [', 'credit [', 'bundle ['],
    ]);
    for (const name of ['draw', 'frame']) {
      const { code, stdout } = await run('bench', name, '1000', '--json');
      expect([code, JSON.parse(stdout)]).toMatchObject([0, { [name]: [{ targets: 1000 }] }]);
    }
  }, 60_000);
});

describe('a wrong call', () => {
  it.each([
    [['token', '--as', 'nobody'], 'planner'],
    [['import', 'things', 'x.csv'], 'targets'],
    [['nonsense'], '--help'],
    [['demo', '--lang', 'fr'], 'zh'],
    [['bench', 'nothing'], 'freeze'],
    [['bench', 'draw', '0'], 'above 0'],
    [['bench', 'credit', '10000'], '256'],
    [['draw', 'input.json', '--out', 'certificate'], '.json'],
  ])('of %j says what to do', async (args, remedy) => {
    const { code, stdout, stderr } = await run(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(remedy);
  });
});
