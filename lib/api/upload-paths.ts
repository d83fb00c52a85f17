/** OpenAPI of the doors that stream bytes and so stand outside the contract. */
const binary = { schema: { type: "string", format: "binary" } } as const;

export const uploadPaths = {
  "/runs/{ref}/files": {
    post: {
      tags: ["runs"],
      summary: "Send an instrument file to a run, streamed, up to 2 GiB",
      operationId: "runs.upload",
      parameters: [
        { name: "ref", in: "path", required: true, schema: { type: "string" } },
        {
          name: "X-File-Name",
          in: "header",
          required: true,
          schema: { type: "string" },
          description: "Original file name, percent-encoded",
        },
      ],
      requestBody: { required: true, content: { "application/octet-stream": binary } },
      responses: {
        "201": { description: "Stored under its SHA-256; reading is queued" },
        "413": { description: "Larger than 2 GiB" },
      },
    },
  },
  "/runs/{ref}/trace": {
    get: {
      tags: ["runs"],
      summary: "The joined trace of a run as Parquet with BDF column names",
      operationId: "runs.trace",
      parameters: [{ name: "ref", in: "path", required: true, schema: { type: "string" } }],
      responses: {
        "200": { description: "The file", content: { "application/octet-stream": binary } },
      },
    },
  },
  "/files/recognise": {
    post: {
      tags: ["runs"],
      summary: "What a file is, from its beginning and its end, before it is sent",
      description:
        "The body is the first min(size, 65536) bytes and then the last min(size, 131093); nothing is stored.",
      operationId: "files.recognise",
      parameters: [
        { name: "X-File-Name", in: "header", required: true, schema: { type: "string" } },
        { name: "X-File-Size", in: "header", required: true, schema: { type: "integer" } },
      ],
      requestBody: { required: true, content: { "application/octet-stream": binary } },
      responses: {
        "200": { description: "Format, kind, how sure, and the codes the beginning mentions" },
        "422": { description: "The body is not the two ends of a file of that size" },
      },
    },
  },
  "/files/{sha256}": {
    get: {
      tags: ["runs"],
      summary: "The raw bytes of a file",
      operationId: "files.download",
      parameters: [{ name: "sha256", in: "path", required: true, schema: { type: "string" } }],
      responses: { "200": { description: "The bytes", content: { "application/octet-stream": binary } } },
    },
  },
} as const;
