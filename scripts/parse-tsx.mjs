/**
 * Preloaded before dependency-cruiser: its swc parser does not tell swc when a file is TSX, and the TypeScript it could
 * ask instead has no programming interface since version 7. See docs/decisions/0005-import-direction-by-swc.md.
 */
import { createRequire } from "node:module";

const swc = createRequire(import.meta.url)("@swc/core");
const parseFileSync = swc.parseFileSync;

swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith(".tsx") });
