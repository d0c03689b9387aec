import { z } from 'zod';

/** The lists of adverse standing that this service keeps: 严重违法失信 and 经营异常. */
export const listNameSchema = z.enum(['serious', 'abnormal']);
export type ListName = z.infer<typeof listNameSchema>;
