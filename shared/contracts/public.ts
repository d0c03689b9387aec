import { z } from 'zod';
import { hashSchema } from '../domain/audit/hash.ts';
import { drawCertificateSchema } from '../domain/draws/certificate.ts';
import { contract } from './contract.ts';

export const getCertificate = contract({
  id: 'getCertificate',
  servedBy: 'portal',
  method: 'get',
  path: '/v1/draws/{drawId}/certificate',
  action: 'public',
  summary: { zh: '下载抽取证书，自行复算', en: 'Download the certificate of a draw and replay it' },
  params: z.object({ drawId: z.string().min(1).max(160) }),
  answer: drawCertificateSchema,
});

export const getHealth = contract({
  id: 'getHealth',
  servedBy: 'portal',
  method: 'get',
  path: '/healthz',
  action: 'public',
  summary: { zh: '服务是否可用', en: 'Whether the service can answer' },
  answer: z.object({
    status: z.literal('ok'),
    publicLog: z.object({ size: z.int().min(0), root: hashSchema }),
  }),
});
