# docker build -t yanju . ; deploy/compose.yaml runs it with Postgres behind a proxy.
FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY scripts/compile.mjs scripts/install.mjs scripts/run.mjs scripts/
RUN npm ci --omit=dev --no-audit --no-fund
COPY src src
RUN node scripts/run.mjs ask --help

FROM node:22-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8787 DATA_DIR=/data
WORKDIR /app
COPY --from=build /app ./
COPY models models
COPY corpus corpus
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8787
HEALTHCHECK --start-period=10s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "scripts/run.mjs", "bot"]
