import { CfnOutput, Stack } from 'aws-cdk-lib';
import { ApiMapping, DomainName, SecurityPolicy } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import type { Construct } from 'constructs';
import type { PublicApi } from '../constructs/public-api.ts';

export interface EdgeStackProps {
  readonly domainName: string;
  readonly api: PublicApi;
}

/**
 * The name under which the API is reached, the same in both partitions: a regional endpoint with a certificate.
 *
 * There is no CloudFront before it, for the two would differ in all that matters. In China it takes certificates from
 * IAM alone and web ACLs not at all; elsewhere it takes certificates and web ACLs from us-east-1. What may be cached says
 * so in its headers, so that whoever runs a network of caches can put it before this name and change nothing here.
 */
export class EdgeStack extends Stack {
  constructor(scope: Construct, { domainName, api }: EdgeStackProps) {
    super(scope, 'edge');
    const domain = new DomainName(this, 'Domain', {
      domainName,
      // The first deployment waits until the owner of the name has entered the record that ACM asks for.
      certificate: new Certificate(this, 'Certificate', {
        domainName,
        validation: CertificateValidation.fromDns(),
      }),
      securityPolicy: SecurityPolicy.TLS_1_2,
    });
    new ApiMapping(this, 'Mapping', { api: api.api, domainName: domain, stage: api.stage });
    new CfnOutput(this, 'Target', {
      value: domain.regionalDomainName,
      description: `Where the CNAME record of ${domainName} must point`,
    });
  }
}
