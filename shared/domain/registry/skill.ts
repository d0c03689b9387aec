import * as z from 'zod';

/** A speciality that an inspector holds and an item may ask for, such as 特种设备, in the register's own words. */
export const skillSchema = z.string().min(1).max(40);
