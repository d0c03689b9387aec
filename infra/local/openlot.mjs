#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `需要 Node 24，当前为 ${process.versions.node}；请以 npx openlot 或 npm 脚本运行，它们使用项目自带的 Node。\n` +
      `Node 24 is needed, this is ${process.versions.node}; run npx openlot or an npm script, which use the Node that comes with the project.`,
  );
  process.exit(2);
}
register({ tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)) });
await import('./cli.ts');
