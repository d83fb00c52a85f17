/**
 * Property tests draw the same cases on every run, so that a failure belongs to the change that caused it.
 * Other cases are drawn by `GARNETBOOK_PROPERTY_SEED=N`.
 */
import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env.GARNETBOOK_PROPERTY_SEED ?? 1) });
