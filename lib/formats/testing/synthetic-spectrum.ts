/** An impedance spectrum with known numbers, printed the way each instrument prints it. */

export interface Spectrum {
  readonly frequencyHz: readonly number[];
  readonly realOhm: readonly number[];
  /** Negative: the spectrum is capacitive. */
  readonly imaginaryOhm: readonly number[];
}

/** 20 Ω in series with 100 Ω beside 1 µF, 100 kHz to 1 Hz, five points a decade; values of seven digits. */
export function syntheticSpectrum(): Spectrum {
  const frequencyHz: number[] = [];
  const realOhm: number[] = [];
  const imaginaryOhm: number[] = [];
  for (let step = 0; step <= 25; step++) {
    const frequency = Number((10 ** (5 - step / 5)).toPrecision(7));
    const product = 2 * Math.PI * frequency * 100 * 1e-6;
    const share = 1 / (1 + product * product);
    frequencyHz.push(frequency);
    realOhm.push(Number((20 + 100 * share).toPrecision(7)));
    imaginaryOhm.push(Number((-100 * product * share).toPrecision(7)));
  }
  return { frequencyHz, realOhm, imaginaryOhm };
}

/** 0.0123 → "1.2300000E-002", EC-Lab's print of a single precision number. */
export function eclabNumber(value: number, decimals = 7): string {
  const [mantissa, exponent] = value.toExponential(decimals).split("e");
  const power = Number(exponent);
  return `${mantissa}E${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(3, "0")}`;
}

function rowsOf(
  spectrum: Spectrum,
  print: (row: number, z: readonly [number, number, number]) => string,
): string {
  return spectrum.frequencyHz
    .map((frequency, row) => print(row, [frequency, spectrum.realOhm[row]!, spectrum.imaginaryOhm[row]!]))
    .join("");
}

export interface EclabTextOptions {
  readonly header?: boolean;
  readonly decimal?: "." | ",";
  readonly lostTitle?: string;
  readonly sweeps?: number;
}

/** EC-Lab's text export of the spectrum; −Im is printed positive. */
export function eclabSpectrum(spectrum: Spectrum, options: EclabTextOptions = {}): string {
  const { header = true, decimal = ".", lostTitle, sweeps = 1 } = options;
  const titles = ["freq/Hz", "Re(Z)/Ohm", "-Im(Z)/Ohm", "|Z|/Ohm", "Phase(Z)/deg", "time/s", "cycle number"];
  const above = [
    "EC-Lab ASCII FILE",
    "Nb header lines : 9                          ",
    "",
    "Potentio Electrochemical Impedance Spectroscopy",
    "",
    "Run on channel : 3 (SN 1)",
    "Acquisition started on : 05/15/2025 01:18:45.867",
    "Electrode surface area : 0.785 cm²",
  ];
  const titleLine = `${titles.filter((title) => title !== lostTitle).join("\t")}\t\r\n`;
  let rows = "";
  for (let sweep = 1; sweep <= sweeps; sweep++) {
    rows += rowsOf(spectrum, (row, [frequency, real, imaginary]) => {
      const size = Math.hypot(real, imaginary);
      const phase = (Math.atan2(imaginary, real) * 180) / Math.PI;
      const numbers = [frequency, real, -imaginary, size, phase].map((value) => eclabNumber(value));
      return `${numbers.join("\t")}\t${eclabNumber(row, 15)}\t${eclabNumber(sweep, 15)}\r\n`;
    });
  }
  const text = `${header ? `${above.join("\r\n")}\r\n` : ""}${titleLine}${decimal === "," ? rows.replace(/\./g, ",") : rows}`;
  return text;
}

/** A Gamry file of the spectrum, with an open-circuit table before it. */
export function gamrySpectrum(
  spectrum: Spectrum,
  options: { decimal?: "." | ","; aborted?: boolean } = {},
): string {
  const comma = (text: string) => (options.decimal === "," ? text.replace(/(\d)\.(\d)/g, "$1,$2") : text);
  const head = [
    "EXPLAIN",
    "TAG\tEISPOT",
    "TITLE\tLABEL\tPotentiostatic EIS\tTest &Identifier",
    "DATE\tLABEL\t4/23/2018\tDate",
    "TIME\tLABEL\t16:43:15\tTime",
    "NOTES\tNOTES\t2\t&Notes...",
    "ZCURVE\tTABLE looks like a table but is a note",
    "\t",
    "PSTAT\tPSTAT\tREF3000-1\tPotentiostat",
    comma("VDC\tPOTEN\t-5.00000E-002\tT\tDC &Voltage (V)"),
    comma("AREA\tQUANT\t7.85000E-001\t&Area (cm^2)"),
    "OCVCURVE\tTABLE\t2",
    "\tPt\tT\tVf\tOver\tTemp",
    "\t#\ts\tV vs. Ref.\tbits\tdeg C",
    comma("\t0\t0.25\t3.46699E-001\t..........a\t-327.67"),
    comma("\t1\t0.5\t3.46692E-001\t..........a\t-327.67"),
    comma("EOC\tQUANT\t0.2919803\tOpen Circuit (V)"),
    "ZCURVE\tTABLE",
    "\tPt\tTime\tFreq\tZreal\tZimag\tZsig\tZmod\tZphz\tIdc\tVdc\tIERange",
    "\t#\ts\tHz\tohm\tohm\tV\tohm\t°\tA\tV\t#",
  ];
  const rows = rowsOf(spectrum, (row, [frequency, real, imaginary]) =>
    comma(
      `\t${row}\t${row + 1}.5\t${frequency}\t${real}\t${imaginary}\t1\t${Math.hypot(real, imaginary)}\t-5.5\t2E-006\t-0.34\t9\r\n`,
    ),
  );
  return `${head.join("\r\n")}\r\n${rows}${options.aborted === true ? "EXPERIMENTABORTED\tTOGGLE\tT\tExperiment Aborted\r\n" : ""}`;
}

/** The spectrum as ZPlot writes it: `A` with tabs, `B` quoted with commas, `C` a calculated file. */
export function zviewSpectrum(spectrum: Spectrum, variant: "A" | "B" | "C"): string {
  const points = spectrum.frequencyHz.length;
  if (variant === "A") {
    const rows = rowsOf(spectrum, (row, z) => {
      const [frequency, real, imaginary] = z.map((value) => value.toExponential(6).replace("e", "E"));
      return `${frequency}\t1.0000E-02\t0.0000E+00\t${row}\t${real}\t${imaginary}\t0.0000E+0004\t0\t3\n`;
    });
    return `ZPLOT2 ASCII\n  Measured Data, ZPlot:       3.2c\n  Date:                       10-23-2018\n  Time:                       11:04:34\n  Data Points:                ${points}\n  Freq(Hz)\tAmpl\tBias\tTime(Sec)\tZ'(a)\tZ''(b)\tGD\tErr\tRange\nEnd Comments\n${rows}`;
  }
  const kind = variant === "B" ? "ZPlotW Data File: Version 3.2c" : "ZView Calculated Data File: Version 1.1";
  const rows = rowsOf(
    spectrum,
    (row, [frequency, real, imaginary]) =>
      `${frequency}, 1.0000E-02, 0.0000E+00, ${row}, ${real}, ${imaginary}, 0, 0, 5\n`,
  );
  return `"${kind}"\n"Raw Data"\n"Sweep Frequency: Control Voltage"\nDate: 12-17-2019    Time: 16:24:35\n1.7 sccm CO, 800 C\n0,3,0,1,300000,0.005\n${points}\n"  Freq (Hz)    Ampl     Bias   Time(Sec)   Z'(a)    Z''(b)    GD   Err   Range"\n${rows}`;
}

/** NOVA's text export: Z'' and phase with their sign turned. */
export function novaSpectrum(spectrum: Spectrum): string {
  const rows = rowsOf(spectrum, (row, [frequency, real, imaginary]) =>
    `${row + 1};${frequency};${real};${-imaginary};${Math.hypot(real, imaginary)};12.5;${row}\n`.replace(
      /\./g,
      ",",
    ),
  );
  return `Index;Frequency (Hz);Z' (Ω);-Z'' (Ω);Z (Ω);-Phase (°);Time (s)\n${rows}`;
}

/** A VersaStudio file with an open-circuit segment and the spectrum. */
export function versastudioSpectrum(spectrum: Spectrum): string {
  const titles =
    "Definition=Segment #, Point #, E(V), I(A), Elapsed Time(s), Current Range, Frequency(Hz), Z Real, Z Imag, AC Amplitude, 0";
  const rows = rowsOf(
    spectrum,
    (row, [frequency, real, imaginary]) =>
      `1,${row},0.5,-3.282372E-06,${row + 1.5},5,${frequency},${real},${imaginary},0.01\r\n`,
  );
  return [
    "<Application>",
    "Name=VersaStudio",
    "Version=2.61.2.0",
    "</Application>",
    "",
    "<Instrument>",
    "Type=VersaSTAT4",
    "</Instrument>",
    "<Experiment>",
    "TimeAcquired=9:40:30 AM",
    "DateAcquired=Thursday, July 19, 2018",
    "</Experiment>",
    "<Action0>",
    "Working Electrode Area (cm2)=0.785",
    "</Action0>",
    "<Action1>",
    "Name=Open Circuit",
    "</Action1>",
    "<Action2>",
    "Name=Potentiostatic EIS",
    "</Action2>",
    "<Segment0>",
    "Type=2",
    titles,
    "0,0,0.51,0,0.5,5,0,0,0,0",
    "0,1,0.52,0,1,5,0,0,0,0",
    "</Segment0>",
    "<Segment2>",
    "Type=2",
    titles,
    `${rows}</Segment2>`,
    "<Graph1>",
    "GraphTitle=",
    "</Graph1>",
    "",
  ].join("\r\n");
}
