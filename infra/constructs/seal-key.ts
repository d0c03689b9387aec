import { RemovalPolicy } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { ServiceFunction } from './service-function.ts';

/** What a text is sealed for; the vault writes it into the encryption context as `purpose`. */
const sealPurposes = ['draw-secret', 'receipt-key', 'webhook-secret'] as const;
export type SealPurpose = (typeof sealPurposes)[number];

/** The tag of a role that may open what is sealed for the purpose it names. */
const opensTag = 'openlot-opens';

const forPurpose = (purpose: SealPurpose) => ({ 'kms:EncryptionContext:purpose': purpose });

/** The key that seals draw secrets, the private halves of receipt keys and the secrets of webhooks. */
export class SealKey extends Construct {
  private readonly key: Key;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      description: 'Openlot: seals draw secrets, receipt keys and webhook secrets',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const purpose of sealPurposes)
      this.key.addToResourcePolicy(
        new PolicyStatement({
          // Whoever opens a draw's secret early knows tomorrow's targets, so an administrator's broad permissions must
          // not be enough. Re-encrypting under another key opens just as well.
          sid: `OnlyItsFunctionOpens${purpose.replaceAll('-', '')}`,
          effect: Effect.DENY,
          principals: [new AnyPrincipal()],
          actions: ['kms:Decrypt', 'kms:ReEncryptFrom'],
          resources: ['*'],
          conditions: {
            StringEquals: forPurpose(purpose),
            StringNotEquals: { [`aws:PrincipalTag/${opensTag}`]: purpose },
          },
        }),
      );
  }

  /** Lets the function seal for the purpose. */
  grantSeal(fn: ServiceFunction, purpose: SealPurpose): void {
    this.grant(fn, 'kms:Encrypt', purpose);
  }

  /** Lets the function open what was sealed for the purpose. */
  grantOpen(fn: ServiceFunction, purpose: SealPurpose): void {
    this.grant(fn, 'kms:Decrypt', purpose);
    fn.tagRole(opensTag, purpose);
  }

  private grant(fn: ServiceFunction, action: 'kms:Encrypt' | 'kms:Decrypt', purpose: SealPurpose): void {
    fn.permit([action], this.key.keyArn, { StringEquals: forPurpose(purpose) });
    fn.setEnvironment('OPENLOT_SEAL_KEY', this.key.keyArn);
  }
}
