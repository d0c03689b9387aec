import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** API Gateway hands these bodies over as text and every other as base64. */
const isText = (type: string): boolean => /^(text\/|application\/json\b)/.test(type);

/** The event that API Gateway (payload 2.0) makes of a request. */
export const httpEvent = async (request: Request): Promise<APIGatewayProxyEventV2> => {
  const url = new URL(request.url);
  const bytes = Buffer.from(await request.arrayBuffer());
  const isBase64Encoded = !isText(request.headers.get('content-type') ?? '');
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers: Object.fromEntries(request.headers),
    requestContext: {
      accountId: '000000000000',
      apiId: 'test',
      domainName: url.hostname,
      domainPrefix: 'test',
      http: {
        method: request.method,
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: request.headers.get('user-agent') ?? '',
      },
      requestId: 'test',
      routeKey: '$default',
      stage: '$default',
      time: '01/Jan/2026:00:00:00 +0000',
      timeEpoch: 1_767_225_600_000,
    },
    ...(bytes.length > 0 && { body: bytes.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    isBase64Encoded,
  };
};

/** The response that API Gateway makes of a function's result. */
export const responseOf = (result: unknown): Response => {
  const {
    statusCode = 200,
    headers = {},
    body = '',
    isBase64Encoded = false,
  } = result as APIGatewayProxyStructuredResultV2;
  return new Response(isBase64Encoded ? Buffer.from(body, 'base64') : body, {
    status: statusCode,
    headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
  });
};
