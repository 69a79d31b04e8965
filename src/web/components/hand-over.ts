/** The address of a number: digits and a plus only, without the zero that is dialled inside the country. */
export const telHref = (phone: string) => `tel:${phone.replace(/\(0\)/g, '').replace(/[^\d+]/g, '')}`;

/**
 * Hands an address such as `tel:+492214711` or `mailto:…` to whatever the device opens it with. By the click of a
 * link and not by `location`, so that a telephony extension (or a test) can catch it.
 */
export function handOver(address: string) {
  const link = document.createElement('a');
  link.href = address;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
}
