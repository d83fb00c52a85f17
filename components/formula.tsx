/** A chemical formula with its numbers set low: Li6.5La3Zr1.5Ta0.5O12, LiNi1/3Co1/3Mn1/3O2. */
export function Formula({ text }: { text: string }) {
  const parts = text.split(/(?<=[A-Za-z)\]])(\d+(?:\.\d+)?(?:\/\d+)?)/);
  return <span>{parts.map((part, index) => (index % 2 === 1 ? <sub key={index}>{part}</sub> : part))}</span>;
}
