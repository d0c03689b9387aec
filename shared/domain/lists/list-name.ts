import * as z from 'zod';

/** The lists that this service keeps: 红名单, 严重违法失信名单 and 经营异常名录. */
export const listNameSchema = z.enum(['red', 'serious', 'abnormal']);
export type ListName = z.infer<typeof listNameSchema>;
