// Import direction of the house: data flows upward through one-way floors. See README.md, "Where things are".
const rooms = {
  "lib/domain": [],
  "lib/log": [],
  "lib/formats": ["lib/domain"],
  "lib/statistics": ["lib/domain"],
  "lib/analysis": ["lib/domain", "lib/statistics"],
  "lib/plots": ["lib/domain", "lib/statistics", "lib/analysis"],
  "lib/contract": ["lib/domain"],
  "lib/db": ["lib/log", "lib/domain", "lib/contract"],
  "lib/storage": ["lib/log", "lib/domain"],
  "lib/interop": ["lib/log", "lib/domain", "lib/contract", "lib/analysis"],
  "lib/services": [
    "lib/log",
    "lib/domain",
    "lib/formats",
    "lib/statistics",
    "lib/analysis",
    "lib/contract",
    "lib/db",
    "lib/storage",
    "lib/interop",
    "lib/auth",
  ],
  "lib/auth": ["lib/log", "lib/domain", "lib/contract", "lib/db"],
  "lib/jobs": [
    "lib/log",
    "lib/services",
    "lib/domain",
    "lib/formats",
    "lib/statistics",
    "lib/analysis",
    "lib/contract",
    "lib/db",
    "lib/storage",
    "lib/interop",
    "lib/auth",
  ],
  "lib/api": ["lib/log", "lib/contract", "lib/services", "lib/auth", "lib/domain"],
  "lib/client": ["lib/contract"],
  components: ["lib/domain", "lib/contract", "lib/plots"],
  app: [
    "lib/log",
    "components",
    "lib/api",
    "lib/auth",
    "lib/services",
    "lib/client",
    "lib/plots",
    "lib/contract",
    "lib/domain",
  ],
};

const tests = "\\.test\\.tsx?$|/testing/";

const direction = Object.entries(rooms).map(([room, allowed]) => ({
  name: `${room} may import only ${allowed.join(", ") || "nothing"}`,
  severity: "error",
  from: { path: `^${room}/`, pathNot: tests },
  to: {
    path: "^(lib|app|components|prisma|scripts|bench|e2e)/",
    pathNot: [`^${room}/`, ...allowed.map((each) => `^${each}/`)],
  },
}));

module.exports = {
  forbidden: [
    ...direction,
    {
      name: "no circles",
      severity: "error",
      from: {},
      // A type is gone when the program runs: only circles of values are circles.
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no barrels",
      severity: "error",
      from: {},
      to: { path: "^(lib|components|app)/.*(^|/)index\\.tsx?$" },
    },
    {
      name: "only lib/db knows Prisma",
      severity: "error",
      from: { path: "^(lib|app|components)/", pathNot: "^lib/db/" },
      to: { path: "(@prisma/|lib/db/generated/)" },
    },
    {
      name: "pure rooms do no input or output",
      severity: "error",
      from: { path: "^lib/(domain|formats|statistics|analysis|plots|contract)/", pathNot: tests },
      to: { dependencyTypes: ["core"], pathNot: "^(node:)?(buffer|zlib)$" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: ["\\.next", "lib/db/generated", "\\.data"] },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    parser: "swc",
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".mjs", ".js", ".json"] },
  },
};
