import { resolve } from 'node:path';
import { Argument, Command, CommanderError, InvalidArgumentError } from 'commander';
import { personaNames } from './personas.ts';
import { StartError } from './start-error.ts';

const portOf = (text: string): number => {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('应为 0 至 65535 的整数 must be a whole number from 0 to 65535');
  return port;
};

const certificateFileOf = (text: string): string => {
  if (!text.endsWith('.json'))
    throw new InvalidArgumentError('文件名应以 .json 结尾 the name must end with .json');
  return text;
};

const sizeOf = (text: string): number => {
  const size = Number(text);
  if (!Number.isInteger(size) || size < 1)
    throw new InvalidArgumentError('应为正整数 must be a whole number above 0');
  return size;
};

const languageOf = (text: string): 'zh' | 'en' => {
  if (text !== 'zh' && text !== 'en') throw new InvalidArgumentError('应为 zh 或 en must be zh or en');
  return text;
};

const urlOf = (text: string): string => {
  if (!/^https?:$/.test(URL.parse(text)?.protocol ?? ''))
    throw new InvalidArgumentError('应为 http 或 https 网址 must be an http or https URL');
  return text;
};

const defaultData = resolve('.openlot');

const program = new Command('openlot')
  .description(
    '双随机抽查与信用监管 Random inspection and credit-based supervision whose every draw anyone can replay',
  )
  .configureHelp({ showGlobalOptions: true })
  // What is wrong is said below, Chinese first.
  .configureOutput({ outputError: () => undefined })
  .exitOverride();

program
  .command('serve')
  .description('在本机运行全部服务 Run the whole service on this machine')
  .option('--port <N>', '端口 port', portOf, 8787)
  .option('--data <DIR>', '数据文件夹 data folder', defaultData)
  .option('--endpoint <URL>', '改用此 DynamoDB 地址 use this DynamoDB instead of the embedded one', urlOf)
  .option(
    '--webhooks-to-loopback',
    '允许推送到本机地址，供调试接收端 let webhooks go to this machine, to try a receiver out',
  )
  .option('--empty', '不装入演示数据 start without the demonstration data')
  .action(async (options) => (await import('./commands/serve.ts')).serve(options));

program
  .command('demo')
  .description(
    '演示并逐步核对：loop 从抽查到信用惩戒的完整闭环，year 一户企业的一年（模拟时钟） Play a story on data of its own and check every step: loop, the whole loop from draw to pledge; year, what may happen to one entity, on a simulated clock',
  )
  .addArgument(new Argument('[story]', '故事 story').choices(['loop', 'year']).default('loop'))
  .option('--lang <LANG>', '叙述语言 zh 或 en language of the narration', languageOf, 'zh')
  .action(async (story, options) => (await import('./commands/demo.ts')).demo(story, options));

program
  .command('import')
  .description(
    '导入 CSV 名录或双公示数据；退出码 0 已导入，1 没有一行可用，2 未完成 Import a register, or penalties and permits, from CSV (UTF-8, UTF-8 with BOM or GB18030); exit code 0 imported, 1 not one usable row, 2 not finished',
  )
  .argument('<what>', 'targets | inspectors | items | penalties | permits')
  .argument('<file>', 'CSV 文件 CSV file')
  .option('--url <URL>', '服务地址 address of the service', urlOf)
  .option('--token <TOKEN>', '访问令牌，缺省取 OPENLOT_TOKEN access token, or else OPENLOT_TOKEN')
  .option('--data <DIR>', '本机服务的数据文件夹 data folder of the local service', defaultData)
  .option(
    '--dry-run',
    '只检查，不写入；跨批的重复行计为采纳 check only, write nothing; repeats across batches count as accepted',
  )
  .option('--json', '以 JSON 输出结果 print the result as JSON')
  .action(async (what, file, options) =>
    (await import('./commands/import.ts')).importFile(what, file, options),
  );

program
  .command('token')
  .description('取得本机身份服务的令牌 Print a token of the local identity provider')
  .requiredOption('--as <PERSONA>', `角色 persona: ${personaNames.join(', ')}`)
  .option('--data <DIR>', '数据文件夹 data folder', defaultData)
  .action(async (options) => (await import('./commands/token.ts')).token(options));

program
  .command('draw')
  .description(
    '离线抽取：由一个输入文件得出抽取证书；退出码 0 已抽取，1 不能抽取，2 输入不可用 Draw without a service, from one file to a certificate: exit code 0 drawn, 1 no draw follows from it, 2 unusable input',
  )
  .argument('<input>', '输入文件，格式见 README JSON file, described in README')
  .option(
    '--out <FILE>',
    '证书写入此文件，长清单写入同名文件夹 write the certificate here, long lists into the folder of that name',
    certificateFileOf,
  )
  .option('--commit', '只给出承诺，供事先公布 give the commitment alone, to be published beforehand')
  .action(async (input, options) => (await import('./commands/draw.ts')).draw(input, options));

program
  .command('verify')
  .description(
    '核验抽取证书或回执；退出码 0 有效，1 无效，2 无法核验 Verify the certificate of a draw, or a receipt: exit 0 valid, 1 not valid, 2 unusable',
  )
  .argument('<document>', '文件、网址，或 - 表示标准输入 file, URL, or - for standard input')
  .option(
    '--keys <JWKS>',
    '核验回执：出具服务的公钥集，文件或网址 for a receipt: the key set of the service, file or URL (its /.well-known/jwks.json)',
  )
  .option(
    '--targets <CERTIFICATE>',
    '部门抽取检查人员的证书所依据的对象抽取证书 for a draw of inspectors: the certificate of the draw of its targets',
  )
  .action(async (document, options) => (await import('./commands/verify.ts')).verify(document, options));

program
  .command('bench')
  .description(
    '基准测试，不写名称则列出 Measure speed and memory as ratios against a baseline in the same run; without a name, list',
  )
  .argument('[name]', '名称 name')
  .argument('[size]', '规模（各基准测试的含义见列表）size of a case, as the list says', sizeOf)
  .option('--json', '以 JSON 输出结果 print the result as JSON')
  .action(async (name, size, options) => (await import('./commands/bench.ts')).bench(name, size, options));

/** What is wrong with a command line, by commander's code; what is not listed is no fault, such as a call for help. */
const usageFaults: Readonly<Record<string, string>> = {
  'commander.unknownCommand': '没有这个命令',
  'commander.unknownOption': '没有这个选项',
  'commander.missingArgument': '缺少参数',
  'commander.excessArguments': '参数过多',
  'commander.missingMandatoryOptionValue': '缺少必需的选项',
  'commander.optionMissingArgument': '选项后缺少取值',
  'commander.invalidArgument': '取值不可用',
};

const tellUsage = ({ code, message }: CommanderError): void => {
  const fault = usageFaults[code];
  if (fault === undefined) return;
  const [, named] = /'([^']*)'/.exec(message) ?? [];
  const told = named === undefined ? fault : `${fault}：${named}`;
  process.stderr.write(`${told}\n${message}\n(openlot --help 查看用法 shows how)\n`);
};

// Whoever reads what is printed may stop early, as `head` does; what the command does is not for its readers to break off.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    tellUsage(error);
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else if (error instanceof StartError) {
    console.error(error.message);
    process.exitCode = 2;
  } else throw error;
}
