/** The estimators by the name a reference case calls them, with the form of their input. */
import { z } from "zod";
import { arrhenius } from "../arrhenius";
import { bootstrapInterval } from "../bootstrap-interval";
import { circuitFit } from "../circuit-fit";
import { cumulativeIncidence } from "../cumulative-incidence";
import { dqdvBins } from "../dqdv-bins";
import { gehanPairs } from "../gehan-pairs";
import { geometricMean } from "../geometric-mean";
import { hodgesLehmann } from "../hodges-lehmann";
import { holm } from "../holm";
import { kaplanMeier } from "../kaplan-meier";
import { logRank } from "../log-rank";
import { logRankExact } from "../log-rank-exact";
import { logRankStratified } from "../log-rank-stratified";
import { mannWhitney } from "../mann-whitney";
import { medianInterval } from "../median-interval";
import { medianIntervalTable } from "../median-interval-table";
import { pairwiseComparison } from "../pairwise-comparison";
import { peakFit } from "../peak-fit";
import { restrictedMean } from "../restricted-mean";
import { restrictedMeanDifference } from "../restricted-mean-difference";
import { savitzkyGolay } from "../savitzky-golay";
import { turnbull } from "../turnbull";
import { weightedLeastSquares } from "../weighted-least-squares";
import { weightedLogRank } from "../weighted-log-rank";
import { wilsonInterval } from "../wilson-interval";

/** Runs an estimator on the untyped input and options of a case; throws when they have the wrong form. */
export type CaseFunction = (input: unknown, options: unknown) => unknown;

const numbers = z.array(z.number());
const names = z.array(z.string());
const lives = z.object({ time: numbers, event: numbers, entry: numbers.optional() });
const groupedLives = lives.extend({ group: names });
const spectrum = z.object({ frequencyHz: numbers, realOhm: numbers, imaginaryOhm: numbers });
const twoSamples = z.object({ a: numbers, b: numbers });
const plainValues = z.object({ values: numbers });
const confidence = z.object({ confidenceLevel: z.number().optional() });
const sampling = z.object({ resamples: z.number().optional(), seed: z.number().optional() });
const noOptions = z.object({});

function caseFunction<Input, Options>(
  input: z.ZodType<Input>,
  options: z.ZodType<Options>,
  run: (input: Input, options: Options) => unknown,
): CaseFunction {
  return (rawInput, rawOptions) => run(input.parse(rawInput), options.parse(rawOptions));
}

export const caseFunctions: ReadonlyMap<string, CaseFunction> = new Map([
  [
    "kaplanMeier",
    caseFunction(lives, confidence.extend({ confidenceType: z.literal("log-log").optional() }), kaplanMeier),
  ],
  ["restrictedMean", caseFunction(lives, confidence.extend({ tau: z.number() }), restrictedMean)],
  [
    "restrictedMeanDifference",
    caseFunction(
      z.object({ a: lives, b: lives }),
      confidence.extend({ tau: z.number() }),
      restrictedMeanDifference,
    ),
  ],
  ["logRank", caseFunction(groupedLives, noOptions, (input) => logRank(input))],
  [
    "logRankStratified",
    caseFunction(groupedLives.extend({ stratum: names }), noOptions, (input) => logRankStratified(input)),
  ],
  [
    "weightedLogRank",
    caseFunction(
      groupedLives,
      z.object({ weight: z.enum(["gehan", "tarone-ware", "peto-peto"]) }),
      weightedLogRank,
    ),
  ],
  ["logRankExact", caseFunction(groupedLives, sampling, logRankExact)],
  ["gehanPairs", caseFunction(z.object({ a: lives, b: lives }), noOptions, (input) => gehanPairs(input))],
  [
    "cumulativeIncidence",
    caseFunction(
      z.object({ time: numbers, cause: names, entry: numbers.optional() }),
      z.object({ censoredLabel: z.string().optional(), causes: names.optional() }),
      cumulativeIncidence,
    ),
  ],
  [
    "turnbull",
    caseFunction(
      z.object({ lower: z.array(z.number().nullable()), upper: z.array(z.number().nullable()) }),
      z.object({ at: numbers.optional() }),
      turnbull,
    ),
  ],
  ["mannWhitney", caseFunction(twoSamples, noOptions, ({ a, b }) => mannWhitney(a, b))],
  [
    "hodgesLehmann",
    caseFunction(twoSamples, confidence, ({ a, b }, options) => hodgesLehmann(a, b, options)),
  ],
  [
    "holm",
    caseFunction(z.object({ p: z.array(z.number().nullable()) }), noOptions, ({ p }) => ({
      adjusted: holm(p),
    })),
  ],
  [
    "pairwiseComparison",
    caseFunction(
      z.object({ groups: z.array(plainValues.extend({ name: z.string() })) }),
      z.object({ adjustment: z.literal("holm").optional() }),
      ({ groups }) => ({ pairs: pairwiseComparison(groups) }),
    ),
  ],
  [
    "medianInterval",
    caseFunction(plainValues, confidence, ({ values }, options) => medianInterval(values, options)),
  ],
  [
    "medianIntervalTable",
    caseFunction(z.object({ n: numbers }), confidence, ({ n }, options) => ({
      rows: medianIntervalTable(n, options),
    })),
  ],
  [
    "bootstrapInterval",
    caseFunction(
      plainValues,
      confidence.extend(sampling.shape).extend({
        statistic: z.enum(["mean", "median", "geometricMean"]).optional(),
        method: z.enum(["percentile", "bca"]).optional(),
      }),
      ({ values }, options) => bootstrapInterval(values, options),
    ),
  ],
  [
    "wilsonInterval",
    caseFunction(z.object({ successes: z.number(), trials: z.number() }), confidence, wilsonInterval),
  ],
  [
    "geometricMean",
    caseFunction(plainValues, confidence, ({ values }, options) => geometricMean(values, options)),
  ],
  [
    "weightedLeastSquares",
    caseFunction(
      z.object({ x: numbers, y: numbers, weights: numbers.optional() }),
      confidence,
      weightedLeastSquares,
    ),
  ],
  [
    "arrhenius",
    caseFunction(
      z.object({ temperatureC: numbers, conductivity: numbers, standardUncertainty: numbers.optional() }),
      confidence.extend({
        model: z.enum(["ln(sigma*T)", "ln(sigma)"]).optional(),
        boltzmannEvPerK: z.number().optional(),
        zeroCelsiusK: z.number().optional(),
      }),
      arrhenius,
    ),
  ],
  [
    "peakFit",
    caseFunction(
      z.object({ x: numbers, y: numbers, standardUncertainty: numbers.optional() }),
      z.object({ start: numbers, xReference: z.number().optional(), absoluteSigma: z.boolean().optional() }),
      peakFit,
    ),
  ],
  [
    "circuitFit",
    caseFunction(
      spectrum,
      z.object({
        circuit: z.string(),
        cpe: z.literal("Z = 1/(Q (i w)^n)").optional(),
        weighting: z.enum(["modulus", "unit"]).optional(),
        start: z.record(z.string(), z.number()).optional(),
      }),
      circuitFit,
    ),
  ],
  [
    "savitzkyGolay",
    caseFunction(
      z.object({ y: numbers }),
      z.object({
        window: z.number(),
        polynomialOrder: z.number(),
        derivative: z.number().optional(),
        spacing: z.number().optional(),
      }),
      ({ y }, options) => ({ values: savitzkyGolay(y, options) }),
    ),
  ],
  [
    "dqdvBins",
    caseFunction(
      z.object({ voltageV: numbers, capacityMah: numbers }),
      z.object({ binWidthV: z.number() }),
      dqdvBins,
    ),
  ],
]);
