/** ORCID iD with its check digit (ISO 7064 MOD 11-2), e.g. 0000-0002-1825-0097. */
export function isOrcid(text: string): boolean {
  if (!/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(text)) return false;
  const digits = text.replaceAll("-", "");
  let total = 0;
  for (const digit of digits.slice(0, 15)) total = (total + Number(digit)) * 2;
  const check = (12 - (total % 11)) % 11;
  return digits.at(15) === (check === 10 ? "X" : String(check));
}
