import { Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  type HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
  MappingValue,
  ParameterMapping,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { contracts } from '../../shared/contracts/all.ts';
import type { HttpFunction } from '../../shared/contracts/contract.ts';
import type { TokenIssuer } from '../stages.ts';
import { logRetention } from './log-retention.ts';
import type { ServiceFunction } from './service-function.ts';

export interface PublicApiProps {
  readonly issuer: TokenIssuer;
  /** The function behind each group of operations. */
  readonly functions: Readonly<Record<HttpFunction, ServiceFunction>>;
}

/** Requests a second that one operation may get before it answers 429. */
const throttle = { rateLimit: 500, burstLimit: 1000 };

/** What the access log says of a request: neither who asked nor about whom. */
const accessLine = {
  requestId: '$context.requestId',
  requestTime: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  functionMilliseconds: '$context.integrationLatency',
  functionError: '$context.integrationErrorMessage',
  tokenError: '$context.authorizer.error',
};

/** The HTTP API: a route for each contract, which wants a token unless the contract is public, and pages for the rest. */
export class PublicApi extends Construct {
  readonly api: HttpApi;
  readonly stage: HttpStage;

  constructor(scope: Construct, id: string, { issuer, functions }: PublicApiProps) {
    super(scope, id);
    // Its own address stays off, so that everything comes through the name that receipts and certificates bear.
    this.api = new HttpApi(this, 'Api', {
      apiName: 'openlot',
      createDefaultStage: false,
      disableExecuteApiEndpoint: true,
    });
    const integrationOf = this.integrationsOf(functions);
    const token = new HttpJwtAuthorizer('Token', issuer.url, { jwtAudience: [issuer.audience] });
    for (const { id: name, method, path, action, servedBy } of contracts) {
      const key = HttpRouteKey.with(path, method.toUpperCase() as HttpMethod);
      if (action === 'public') this.openRoute(name, key, integrationOf[servedBy]);
      else this.route(name, key, integrationOf[servedBy], token);
    }
    this.openRoute('pages', HttpRouteKey.DEFAULT, integrationOf.portal);
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      detailedMetricsEnabled: true,
      throttle,
      accessLogSettings: {
        destination: new LogGroupLogDestination(new LogGroup(this, 'AccessLog', { retention: logRetention })),
        format: AccessLogFormat.custom(JSON.stringify(accessLine)),
      },
    });
  }

  /** Answers with a status from 500 on. */
  metricServerErrors(): Metric {
    return this.api.metricServerError();
  }

  private integrationsOf(
    functions: PublicApiProps['functions'],
  ): Record<HttpFunction, HttpLambdaIntegration> {
    const integrationOf = (name: HttpFunction) =>
      new HttpLambdaIntegration(name, functions[name].lambda, {
        // A permission for each route would outgrow the function's policy.
        scopePermissionToRoute: false,
        // One id for a request in the access log, in the function's log and in the answer.
        parameterMapping: new ParameterMapping().overwriteHeader(
          'x-request-id',
          MappingValue.contextVariable('requestId'),
        ),
      });
    return {
      'staff-api': integrationOf('staff-api'),
      'inspector-api': integrationOf('inspector-api'),
      'credit-api': integrationOf('credit-api'),
      'entity-api': integrationOf('entity-api'),
      portal: integrationOf('portal'),
    };
  }

  private openRoute(name: string, key: HttpRouteKey, integration: HttpLambdaIntegration): void {
    const route = this.route(name, key, integration, new HttpNoneAuthorizer());
    Validations.of(route).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason: 'It shows anyone what the law makes public, and nothing else.',
    });
  }

  private route(
    name: string,
    routeKey: HttpRouteKey,
    integration: HttpLambdaIntegration,
    authorizer: IHttpRouteAuthorizer,
  ): HttpRoute {
    return new HttpRoute(this, name, { httpApi: this.api, routeKey, integration, authorizer });
  }
}
