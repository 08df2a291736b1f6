/** Whether everything is tried, as `pnpm test:full` does; `npm test` has six minutes and tries a part. */
export const isFull = process.env["CAIRN_TESTS"] === "full";
