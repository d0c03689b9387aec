import type { EnvironmentName } from '../shared/environment.ts';

/** One deployment of the whole product. It names no account: the credentials of whoever deploys decide that. */
export interface StageSettings {
  /** Names the stacks, and the folder of templates in the cloud assembly. */
  readonly name: string;
  /** An AWS region; those that begin with `cn-` belong to the partition `aws-cn`. */
  readonly region: string;
  /** The host name under which everybody finds the service, registered (in China: with its ICP number) by its owner. */
  readonly domainName: string;
  readonly issuer: TokenIssuer;
}

/** The OpenID Connect issuer whose tokens count. It must sign with RSA: API Gateway checks nothing else. */
export interface TokenIssuer {
  /** Exactly as its tokens write `iss`; API Gateway reads its discovery document when the stack is made. */
  readonly url: string;
  /** What `aud` must name. */
  readonly audience: string;
  /**
   * The claims in which this issuer says who the caller is.
   * @default the names that `shared/environment.ts` gives
   */
  readonly claims?: Partial<Record<Extract<EnvironmentName, `OPENLOT_CLAIM_${string}`>, string>>;
}

/** The stages that are synthesised: one for each partition, with names that nobody can own (RFC 2606). */
export const stages: readonly StageSettings[] = [
  {
    name: 'demo-aws',
    region: 'ap-southeast-1',
    domainName: 'openlot.example.org',
    issuer: { url: 'https://id.example.org', audience: 'https://openlot.example.org' },
  },
  {
    name: 'demo-cn',
    region: 'cn-north-1',
    domainName: 'openlot.example.cn',
    issuer: { url: 'https://id.example.cn', audience: 'https://openlot.example.cn' },
  },
];
