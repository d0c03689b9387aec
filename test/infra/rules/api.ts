import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { stages } from '../../../infra/stages.ts';
import { contracts } from '../../../shared/contracts/all.ts';
import { routesOf } from '../../support/service-template.ts';
import type { Synthesis } from '../../support/synthesis.ts';

/** The API has the contracts' routes, wants tokens where they do, and is found under the stage's name alone. */
export const apiRules = (synthesis: Synthesis, stage: string) =>
  describe('API', () => {
    const template = synthesis.template(stage, 'service');
    const { issuer, domainName } = stages.find(({ name }) => name === stage) ?? {};

    test('there is a route for every contract, to its function, with a token unless it is public', () => {
      const routes = contracts.map(({ method, path, servedBy, action }) => ({
        key: `${method.toUpperCase()} ${path}`,
        authorization: action === 'public' ? 'NONE' : 'JWT',
        fn: servedBy,
      }));
      const pages = { key: '$default', authorization: 'NONE', fn: 'portal' };
      const byKey = (a: { key: string }, b: { key: string }): number => (a.key < b.key ? -1 : 1);
      expect([...routesOf(template)].sort(byKey)).toEqual([...routes, pages].sort(byKey));
    });

    test('tokens are those of the stage’s issuer, for its audience', () => {
      template.resourceCountIs('AWS::ApiGatewayV2::Authorizer', 1);
      template.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
        AuthorizerType: 'JWT',
        IdentitySource: ['$request.header.Authorization'],
        JwtConfiguration: { Issuer: issuer?.url, Audience: [issuer?.audience] },
      });
    });

    test('the access log says what was asked and how it went, not who asked or about whom', () => {
      const [found] = Object.values(template.findResources('AWS::ApiGatewayV2::Stage'));
      const line: Record<string, string> = JSON.parse(found?.['Properties'].AccessLogSettings.Format);
      expect(Object.values(line).sort()).toEqual([
        '$context.authorizer.error',
        '$context.integrationErrorMessage',
        '$context.integrationLatency',
        '$context.requestId',
        '$context.requestTime',
        '$context.responseLatency',
        '$context.routeKey',
        '$context.status',
      ]);
    });

    test('requests are throttled', () => {
      template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
        DefaultRouteSettings: { ThrottlingRateLimit: 500, ThrottlingBurstLimit: 1000 },
      });
    });

    test('a request has one id in the access log and in the function', () => {
      template.allResourcesProperties('AWS::ApiGatewayV2::Integration', {
        PayloadFormatVersion: '2.0',
        RequestParameters: { 'overwrite:header.x-request-id': '$context.requestId' },
      });
    });

    test('it is reached under the stage’s name with TLS 1.2, and under no other address', () => {
      template.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: true });
      const edge = synthesis.template(stage, 'edge');
      edge.hasResourceProperties('AWS::ApiGatewayV2::DomainName', {
        DomainName: domainName,
        DomainNameConfigurations: [Match.objectLike({ EndpointType: 'REGIONAL', SecurityPolicy: 'TLS_1_2' })],
      });
      edge.hasResourceProperties('AWS::CertificateManager::Certificate', {
        DomainName: domainName,
        ValidationMethod: 'DNS',
      });
    });
  });
