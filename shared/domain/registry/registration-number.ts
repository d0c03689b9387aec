/**
 * The last digit of a 15-digit business registration number (注册号, GS 15-2006), by ISO 7064 MOD 11,10.
 * @param body at least the first 14 digits; the rest is not looked at
 */
export const registrationNumberCheckDigit = (body: string): string => {
  let product = 10;
  for (let place = 0; place < 14; place += 1) {
    const sum = (product + Number(body.charAt(place))) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return String((11 - product) % 10);
};
