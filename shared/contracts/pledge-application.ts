import * as z from 'zod';

/** The number under which an approval system keeps an application. */
export const applicationNoSchema = z.string().trim().min(1).max(100);

/** The papers that an application is without, by their ids in the item's rule; the same set in whatever order. */
export const missingMaterialsSchema = z
  .array(z.string().trim().min(1).max(20))
  .max(50)
  .default([])
  .transform((ids) => [...new Set(ids)].toSorted());
