import * as z from 'zod';
import { readIdentity } from './identity-file.ts';
import { type Persona, personaOf } from './personas.ts';
import { StartError } from './start-error.ts';

const tokenAnswerSchema = z.object({ access_token: z.string().min(1) });

/**
 * A fresh access token of a persona, from the identity provider that keeps its files in `dataDir` and is
 * running now, in this process or another. Throws a `StartError` when it is not.
 */
export const personaToken = async (dataDir: string, persona: Persona): Promise<string> => {
  const identity = await readIdentity(dataDir);
  const secret = identity?.secrets[persona];
  if (identity === undefined || secret === undefined) throw notRunning(dataDir);
  const { scope } = personaOf(persona);
  const answer = await fetch(`${identity.issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${persona}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      resource: identity.audience,
      ...(scope !== undefined && { scope }),
    }),
  }).catch((cause: unknown) => {
    throw notRunning(dataDir, cause);
  });
  if (!answer.ok) throw new Error(`The identity provider answered ${answer.status}: ${await answer.text()}`);
  return tokenAnswerSchema.parse(await answer.json()).access_token;
};

const notRunning = (dataDir: string, cause?: unknown): StartError =>
  new StartError(
    {
      zh: `文件夹 ${dataDir} 的身份服务没有运行；请先运行 npm start，或 npx openlot serve --data ${dataDir}。`,
      en: `The identity provider of the folder ${dataDir} is not running; run npm start first, or npx openlot serve --data ${dataDir}.`,
    },
    { cause },
  );
