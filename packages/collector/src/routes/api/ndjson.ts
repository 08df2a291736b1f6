/** A JSON object a line, for a file that a browser saves as `name`. */
export function ndjsonResponse(
  lines: Iterable<string> | AsyncIterable<string>,
  name: string,
): Response {
  const body = ReadableStream.from(lines).pipeThrough(new TextEncoderStream());
  return new Response(body, {
    headers: {
      "content-type": "application/x-ndjson; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
    },
  });
}
