import { expect, test } from "vitest";
import { Metrics } from "../../src/ops/metrics.ts";

test("is written as Prometheus reads it, each counter from 0", async () => {
  const metrics = new Metrics();
  const count = metrics.counter("a_total", "Help.", { status: ["x", "y"], language: ["en"] });
  const measure = metrics.histogram("b_seconds", "Help.", [0.1, 1]);
  metrics.gauge("c", "Help.", () => 5);
  metrics.gauge("d", "Help.", () => undefined);
  metrics.gauge("e", "Help.", () => Promise.reject(new Error("no database")));
  count({ status: "y", language: "en" });
  count({ status: "y", language: "en" }, 2);
  for (const value of [0.05, 0.5, 7]) measure(value);
  expect(await metrics.text()).toBe(`# HELP a_total Help.
# TYPE a_total counter
a_total{status="x",language="en"} 0
a_total{status="y",language="en"} 3
# HELP b_seconds Help.
# TYPE b_seconds histogram
b_seconds_bucket{le="0.1"} 1
b_seconds_bucket{le="1"} 2
b_seconds_bucket{le="+Inf"} 3
b_seconds_sum 7.55
b_seconds_count 3
# HELP c Help.
# TYPE c gauge
c 5
# HELP d Help.
# TYPE d gauge
# HELP e Help.
# TYPE e gauge
`);
});

test("no value from outside makes a line", async () => {
  const metrics = new Metrics();
  const count = metrics.counter("a_total", "Help.", { status: ["x"] });
  count({ status: 'x"} 1\nb 2' as "x" });
  expect(await metrics.text()).toBe('# HELP a_total Help.\n# TYPE a_total counter\na_total{status="x"} 0\n');
});
