/** Values used lately, up to a number of bytes; those not used for longest go first. */
export class RecentValues<Value> {
  private readonly entries = new Map<string, { readonly value: Promise<Value>; bytes: number }>();
  private bytes = 0;

  constructor(private readonly maximumBytes: number) {}

  /** The value of a key, made when it is not there; makers of one key at the same time share one making. */
  get(key: string, make: () => Promise<Value>, bytesOf: (value: Value) => number): Promise<Value> {
    const known = this.entries.get(key);
    if (known !== undefined) {
      this.entries.delete(key);
      this.entries.set(key, known);
      return known.value;
    }
    const entry = { value: make(), bytes: 0 };
    this.entries.set(key, entry);
    entry.value.then(
      (value) => {
        if (this.entries.get(key) === entry) this.weigh(entry, bytesOf(value));
      },
      () => this.entries.delete(key),
    );
    return entry.value;
  }

  clear(): void {
    this.entries.clear();
    this.bytes = 0;
  }

  private weigh(entry: { bytes: number }, bytes: number): void {
    entry.bytes = bytes;
    this.bytes += bytes;
    for (const [key, oldest] of this.entries) {
      if (this.bytes <= this.maximumBytes) return;
      this.entries.delete(key);
      this.bytes -= oldest.bytes;
    }
  }
}
