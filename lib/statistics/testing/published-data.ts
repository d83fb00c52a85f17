/** Data sets of textbooks, so that the tests need no other file. */

/** Remission times (weeks) under 6-mercaptopurine, Freireich et al. 1963. */
export const sixMp = {
  time: [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35],
  event: [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0],
};

/** The placebo arm of the same trial. */
export const placebo = {
  time: [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23],
  event: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
};

/** Both arms together. */
export const trial = {
  time: [...sixMp.time, ...placebo.time],
  event: [...sixMp.event, ...placebo.event],
  group: [...sixMp.time.map(() => "6-MP"), ...placebo.time.map(() => "placebo")],
};

/** Cycle lives of two made-up interlayers: 962+, 310, 505+, 740 against 5, 9, 4, 12. */
export const silverAndGold = {
  time: [962, 310, 505, 740, 5, 9, 4, 12],
  event: [0, 1, 0, 1, 1, 1, 1, 1],
  group: ["Ag", "Ag", "Ag", "Ag", "Au", "Au", "Au", "Au"],
};

/** Breast cosmesis, radiotherapy arm (months), Finkelstein and Wolfe 1985; null is not yet. */
export const cosmesis: readonly (readonly [number, number | null])[] = [
  [45, null],
  [6, 10],
  [0, 7],
  [46, null],
  [46, null],
  [7, 16],
  [17, null],
  [7, 14],
  [37, 44],
  [0, 8],
  [4, 11],
  [15, null],
  [11, 15],
  [22, null],
  [46, null],
  [46, null],
  [25, 37],
  [46, null],
  [26, 40],
  [46, null],
  [27, 34],
  [36, 44],
  [46, null],
  [36, 48],
  [37, null],
  [40, null],
  [17, 25],
  [46, null],
  [11, 18],
  [38, null],
  [5, 12],
  [37, null],
  [0, 5],
  [18, null],
  [24, null],
  [36, null],
  [5, 11],
  [19, 35],
  [17, 25],
  [24, null],
  [32, null],
  [33, null],
  [19, 26],
  [37, null],
  [34, null],
  [36, null],
];

/** Permeability of human chorioamnion, Hollander and Wolfe 1973, table 4.1. */
export const permeability = {
  term: [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46],
  early: [1.15, 0.88, 0.9, 0.74, 1.21],
};
