import { expect, test, vi } from "vitest";
import { computeBehindServing } from "../../src/ops/behind-serving.ts";

const refused = vi.hoisted(() => vi.fn(() => expect.unreachable()));
vi.mock("node:os", () => ({ getPriority: () => 0, setPriority: refused }));

test("where the system forbids another priority, the thread computes all the same", () => {
  refused.mockImplementation(() => {
    throw Object.assign(new Error("EPERM: operation not permitted"), { code: "ERR_SYSTEM_ERROR" });
  });
  computeBehindServing();
  expect(refused).toHaveBeenCalledTimes(process.platform === "linux" ? 1 : 0);
});
