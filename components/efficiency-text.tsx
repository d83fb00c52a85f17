/** An efficiency as printed in percent; one above 100 is never left to pass for a good one. */
export function EfficiencyText({ percent }: { percent: string }) {
  if (!(Number(percent) > 100)) return percent;
  return (
    <span
      className="text-warn"
      title="Above 100 %: recovered dead lithium, a soft short, a wrong polarity or a counter reset"
    >
      <span aria-hidden="true">⚠ </span>
      {percent}
      <span className="sr-only"> above 100 %</span>
    </span>
  );
}
