# syntax=docker/dockerfile:1
# The collector with everything it serves: the SDK, the studio and the demo. docs/self-hosting.md says how to run it.

FROM node:24-slim AS tools
RUN npm install --global pnpm@12
WORKDIR /cairn

# What browsers fetch is built with all the tools, of which the image keeps none.
FROM tools AS build
COPY . .
RUN pnpm install --frozen-lockfile && pnpm run build

FROM tools AS production
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY packages/core/package.json packages/core/
COPY packages/collector/package.json packages/collector/
RUN CI=true pnpm install --prod --frozen-lockfile --filter "@cairn/collector..."
COPY packages/core/src packages/core/src
COPY packages/collector/src packages/collector/src
COPY examples/guidebooks examples/guidebooks
COPY --from=build /cairn/packages/collector/dist/assets packages/collector/dist/assets

FROM node:24-slim
# SQLite spills what is too large for memory into files. Under a read-only root it would find no folder for them, and a long
# erasure, a sort or a new index would fail.
ENV NODE_ENV=production \
    NODE_OPTIONS=--conditions=cairn-source \
    SQLITE_TMPDIR=/data \
    CAIRN_DATA=/data \
    CAIRN_HOST=0.0.0.0
COPY --from=production /cairn /cairn
RUN printf '#!/bin/sh\nexec node /cairn/packages/collector/src/main.ts "$@"\n' > /usr/local/bin/cairn \
    && chmod 755 /usr/local/bin/cairn && mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8787
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 8787}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["cairn", "serve"]
