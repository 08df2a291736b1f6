import { leastRole } from "../roles.ts";
import type { Operation } from "./resource.ts";
import { OPERATIONS, SCHEMAS } from "./resources.ts";
import { ref, type Schema, text } from "./schema.ts";

const FAILURES = {
  400: "The request is malformed.",
  401: "Nobody is signed in.",
  403: "The role is not enough, or a page of another origin asked with this browser's session.",
  404: "There is no such thing.",
  409: "It was changed meanwhile.",
  422: "It has problems, and they are listed.",
  429: "Too many attempts; Retry-After says when to come back.",
} as const;

/** The API in OpenAPI 3.1. */
export function openApiDocument(): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of OPERATIONS) {
    const path = `/api${operation.path}`;
    paths[path] = { ...paths[path], [operation.method]: describeOperation(operation) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Cairn collector: studio API",
      version: "1",
      description: "Everything that the studio does. Times are ISO 8601, durations milliseconds.",
    },
    security: [{ session: [] }, { secretKey: [] }],
    paths,
    components: {
      schemas: SCHEMAS,
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "cairn_studio" },
        secretKey: { type: "http", scheme: "bearer", description: "A secret key: sk_…" },
      },
    },
  };
}

function describeOperation(operation: Operation): object {
  const { method, path, summary, body, isOpen } = operation;
  const parameters = [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name,
      in: "path",
      required: true,
      schema: text,
    })),
    ...Object.entries(operation.query ?? {}).map(([name, schema]) => ({
      name,
      in: "query",
      schema,
    })),
  ];
  return {
    operationId: `${method}${path.replaceAll(/[^A-Za-z]+(\w)?/g, (_, next?: string) => (next ?? "").toUpperCase())}`,
    summary,
    // Who may: this role, or one above it.
    ...(isOpen ? {} : { "x-least-role": leastRole(method, path) }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined ? {} : { requestBody: { required: true, content: json(body) } }),
    responses: responsesOf(operation),
    ...(isOpen ? { security: [] } : {}),
  };
}

function responsesOf({ status, answer, contentType, failures = [] }: Operation): object {
  const content =
    answer === undefined
      ? {}
      : {
          content: contentType === undefined ? json(answer) : { [contentType]: { schema: answer } },
        };
  const failed = ([400, 401, 403, ...failures] as const).map((code) => [
    code,
    {
      description: FAILURES[code],
      content: { "application/problem+json": { schema: ref("ProblemDetails") } },
    },
  ]);
  return { [status]: { description: "Done.", ...content }, ...Object.fromEntries(failed) };
}

function json(schema: Schema): object {
  return { "application/json": { schema } };
}
