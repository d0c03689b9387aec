import { createServer, type Server } from 'node:http';
import Provider, { type Adapter, type ClientMetadata, type Configuration, errors } from 'oidc-provider';
import {
  type Identity,
  newSigningKey,
  readIdentity,
  signingAlgorithm,
  withAllSecrets,
  writeIdentity,
} from './identity-file.ts';
import { isPersona, personaNames, personaOf } from './personas.ts';
import { StartError } from './start-error.ts';

/** The identity provider, running in this process. */
export interface IdentityProvider {
  /** The `iss` of its tokens and the base of its discovery document. */
  readonly issuer: string;
  stop(): Promise<void>;
}

/** Where the identity provider keeps its keys, where it listens, and for whom it issues tokens. */
export interface IdentityProviderProps {
  readonly dataDir: string;
  /** Loopback port. @default the port of the last start, or else a free one */
  readonly port?: number;
  /** An absolute URI: the `aud` of every token. */
  readonly audience: string;
}

const tokenLifetimeSeconds = 3_600;

/**
 * Starts an OpenID provider on a loopback port of its own, which gives each persona an access token
 * (RFC 9068) for its client credentials. Keys and secrets are made at the first start.
 * Throws a `StartError` when the folder or the port cannot be used.
 */
export const startIdentityProvider = async (props: IdentityProviderProps): Promise<IdentityProvider> => {
  const earlier = await readIdentity(props.dataDir).catch(explainFolder(props.dataDir));
  const server = createServer();
  const port = await listen(server, props.port, earlier && Number(new URL(earlier.issuer).port));
  const identity: Identity = {
    issuer: `http://127.0.0.1:${port}`,
    audience: props.audience,
    keys: earlier?.keys ?? [await newSigningKey()],
    secrets: withAllSecrets(earlier?.secrets ?? {}),
  };
  await writeIdentity(props.dataDir, identity).catch((error: unknown) => {
    server.close();
    return explainFolder(props.dataDir)(error);
  });
  server.on('request', new Provider(identity.issuer, configurationOf(identity)).callback());
  return { issuer: identity.issuer, stop: () => close(server) };
};

const explainFolder =
  (dataDir: string) =>
  (cause: unknown): never => {
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    throw new StartError(
      {
        zh: `无法读写数据文件夹 ${dataDir}；请用 --data 另选可写的文件夹。`,
        en: `The data folder ${dataDir} cannot be read and written; choose a writable one with --data.`,
      },
      { cause },
    );
  };

/** The port that was asked for or none; else the one of the last start if it is still free. */
const listen = async (
  server: Server,
  asked: number | undefined,
  last: number | undefined,
): Promise<number> => {
  const tryPort = (port: number): Promise<number | undefined> =>
    new Promise((resolve) => {
      server.once('error', () => resolve(undefined));
      server.listen(port, '127.0.0.1', () => {
        const address = server.address();
        resolve(typeof address === 'object' ? address?.port : undefined);
      });
    });
  const port =
    asked === undefined
      ? ((last === undefined ? undefined : await tryPort(last)) ?? (await tryPort(0)))
      : await tryPort(asked);
  if (port !== undefined) return port;
  throw new StartError({
    zh: `身份服务无法使用端口 ${asked ?? 0}；请释放该端口或另选端口。`,
    en: `The identity provider cannot use port ${asked ?? 0}; free it or choose another one.`,
  });
};

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** Tokens are signed, not stored, and clients are configured: there is nothing to keep. */
const nothingStored: Adapter = {
  upsert: async () => undefined,
  find: async () => undefined,
  findByUserCode: async () => undefined,
  findByUid: async () => undefined,
  consume: async () => undefined,
  destroy: async () => undefined,
  revokeByGrantId: async () => undefined,
};

const configurationOf = ({ audience, keys, secrets }: Identity): Configuration => ({
  adapter: () => nothingStored,
  jwks: { keys },
  clientDefaults: { id_token_signed_response_alg: signingAlgorithm },
  clients: personaNames.map((persona): ClientMetadata => {
    const { scope } = personaOf(persona);
    return {
      client_id: persona,
      client_secret: secrets[persona],
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
      ...(scope !== undefined && { scope }),
    };
  }),
  scopes: personaNames.flatMap((persona) => personaOf(persona).scope?.split(' ') ?? []),
  renderError: (context, fault) => {
    context.body = fault;
  },
  ttl: { ClientCredentials: tokenLifetimeSeconds },
  extraTokenClaims: (_context, token) =>
    'clientId' in token && token.clientId !== undefined && isPersona(token.clientId)
      ? { ...personaOf(token.clientId).claims }
      : undefined,
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    rpInitiatedLogout: { enabled: false },
    userinfo: { enabled: false },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => audience,
      getResourceServerInfo: (_context, resource, client) => {
        if (resource !== audience) throw new errors.InvalidTarget();
        return {
          audience,
          scope: client.scope ?? '',
          accessTokenFormat: 'jwt',
          accessTokenTTL: tokenLifetimeSeconds,
          jwt: { sign: { alg: signingAlgorithm } },
        };
      },
    },
  },
});
