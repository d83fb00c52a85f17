/** A share of something under way; takes its place whether it moves or not. */
export function ProgressBar({ share, label }: { share: number; label: string }) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
      className="mt-1 h-1 overflow-hidden rounded bg-sunken"
    >
      <div
        className="h-full origin-left bg-accent transition-transform duration-300"
        style={{ transform: `scaleX(${share})` }}
      />
    </div>
  );
}
