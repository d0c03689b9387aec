import {
  createRemoteJWKSet,
  errors,
  type JWKSCacheInput,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwksCache,
  jwtVerify,
} from 'jose';
import * as z from 'zod';
import type { Caller } from '../domain/access/caller.ts';
import { refusal } from '../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../domain/primitives/result.ts';
import { type ClaimNames, callerOfClaims } from './caller.ts';
import { verifiedCallers } from './verified-callers.ts';

/** Whose tokens count, and for what. */
export interface TokenVerifierProps {
  /** The issuer's URL, exactly as its tokens and its discovery document write it. */
  readonly issuer: string;
  /** What the token's `aud` must name: this service. */
  readonly audience: string;
  readonly claimNames: ClaimNames;
}

/** The issuer, or its keys, could not be read: nobody can be let in or turned away. */
export class IssuerUnreachableError extends Error {
  override readonly name = 'IssuerUnreachableError';
}

/** Asymmetric only: with an HMAC algorithm the public key would do as the secret (RFC 8725 §2.1). */
const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'];
/** Access tokens as RFC 9068 types them, and as older issuers do. */
const tokenTypes = ['at+jwt', 'jwt'];
/** Three base64url parts (RFC 7515 §7.1); decoders that skip blanks would accept one token in many spellings. */
const compactForm = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const clockToleranceSeconds = 10;
const discoveryTimeoutMilliseconds = 5_000;
/** How many callers a function remembers; systems and officials who are at work at one time. */
const mostRemembered = 1_000;

/** The faults that are the token's own; anything else that is thrown is the issuer's. */
const tokenFaults: ReadonlySet<string> = new Set([
  errors.JWTExpired.code,
  errors.JWTClaimValidationFailed.code,
  errors.JWTInvalid.code,
  errors.JWSInvalid.code,
  errors.JWSSignatureVerificationFailed.code,
  errors.JOSEAlgNotAllowed.code,
  errors.JOSENotSupported.code,
  errors.JWKSNoMatchingKey.code,
  errors.JWKSMultipleMatchingKeys.code,
]);

const discoverySchema = z.object({ issuer: z.string(), jwks_uri: z.url() });

/**
 * Makes the check of bearer tokens. It discovers the issuer at the first token, keeps its keys for ten
 * minutes, and asks again for a key it has not seen, at most twice a minute. A token that it has verified is known
 * again until it expires or the keys are read anew.
 * The check refuses with `unauthenticated`, and throws `IssuerUnreachableError` when it cannot tell.
 * Throws at once for an issuer that is neither HTTPS nor on the loopback interface.
 */
export const createTokenVerifier = (
  props: TokenVerifierProps,
): ((token: string) => Promise<Result<Caller>>) => {
  const { issuer, audience, claimNames } = props;
  const keys = remoteKeys(issuer);
  const verified = verifiedCallers(mostRemembered);
  const claimsOf = async (token: string): Promise<JWTPayload | 'expired' | undefined> => {
    if (!compactForm.test(token)) return undefined;
    try {
      const { payload, protectedHeader } = await jwtVerify(token, keys.find, {
        issuer,
        audience,
        algorithms,
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ['exp', 'sub'],
      });
      return tokenTypes.includes(mediaTypeOf(protectedHeader.typ)) ? payload : undefined;
    } catch (error) {
      if (error instanceof errors.JWTExpired) return 'expired';
      if (error instanceof errors.JOSEError && tokenFaults.has(error.code)) return undefined;
      throw new IssuerUnreachableError(`The keys of ${issuer} cannot be read.`, { cause: error });
    }
  };
  return async (token) => {
    const keysReadAt = keys.readAt();
    const known = verified.recall(token, keysReadAt);
    if (known !== undefined) return accepted(known);
    const claims = await claimsOf(token);
    if (claims === 'expired')
      return refused(refusal('unauthenticated', '令牌已过期。', 'The token has expired.', 'authorization'));
    const caller = claims && callerOfClaims(claims, claimNames);
    if (caller === undefined)
      return refused(refusal('unauthenticated', '令牌无效。', 'The token is not valid.', 'authorization'));
    // Where the keys were read meanwhile, nobody knows which of them the token was verified with.
    if (claims?.exp !== undefined && keysReadAt !== undefined && keys.readAt() === keysReadAt)
      verified.remember(token, { caller, refusedFrom: claims.exp + clockToleranceSeconds, keysReadAt });
    return accepted(caller);
  };
};

/** `typ` may leave out `application/` and is compared without case (RFC 7515 §4.1.9). */
const mediaTypeOf = (typ: string | undefined): string =>
  (typ ?? '').toLowerCase().replace(/^application\//, '');

interface RemoteKeys {
  readonly find: JWTVerifyGetKey;
  /** When they were read, in milliseconds since 1970; nothing where they have to be read, or read again. */
  readAt(): number | undefined;
}

/** The issuer's keys; where they are is discovered with the first token, and again after a failure. */
const remoteKeys = (issuer: string): RemoteKeys => {
  const base = new URL(issuer);
  if (base.protocol !== 'https:' && !['127.0.0.1', '[::1]', 'localhost'].includes(base.hostname))
    throw new Error(`The issuer ${issuer} must use HTTPS.`);
  const read: JWKSCacheInput = {};
  let found: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined;
  let isFresh = (): boolean => false;
  return {
    readAt: () => (isFresh() ? read['uat'] : undefined),
    async find(header, input) {
      found ??= discoverKeys(issuer).then(
        (keysAt) => {
          const keys = createRemoteJWKSet(keysAt, { [jwksCache]: read });
          isFresh = () => keys.fresh;
          return keys;
        },
        (error: unknown) => {
          found = undefined;
          throw error;
        },
      );
      return (await found)(header, input);
    },
  };
};

/** Where the issuer's keys are. OpenID Connect Discovery 1.0 §4: the document must name the issuer. */
const discoverKeys = async (issuer: string): Promise<URL> => {
  const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    redirect: 'error',
    signal: AbortSignal.timeout(discoveryTimeoutMilliseconds),
  });
  if (!answer.ok) throw new Error(`Discovery was answered with ${answer.status}.`);
  const document = discoverySchema.parse(await answer.json());
  const keysAt = new URL(document.jwks_uri);
  if (document.issuer !== issuer) throw new Error('The discovery document is of another issuer.');
  // The document came from the issuer, so it may name another server for its keys, but not an unprotected one.
  if (keysAt.origin !== new URL(issuer).origin && keysAt.protocol !== 'https:')
    throw new Error('The keys are kept by another server, without HTTPS.');
  return keysAt;
};
