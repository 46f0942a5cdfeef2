// Programs that a walk starts.

/** Ends `child` with this process, however that ends: one left over would keep a test run waiting. */
export function endWithUs(child) {
  const end = () => child.kill();
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  // Nor does a walk that failed half-way wait for it.
  child.unref();
  child.stdout?.unref();
}
