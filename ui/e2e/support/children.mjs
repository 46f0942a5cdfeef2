// Programs that a walk starts.

/** For `spawn`: a group of its own, so that what the child starts can be ended with it. */
export const OWN_GROUP = { detached: true };

// Without these a signal would end us, but not what we started.
for (const [signal, status] of Object.entries({ SIGINT: 130, SIGTERM: 143 })) {
  process.once(signal, () => process.exit(status));
}

/**
 * Ends `child`, started with `OWN_GROUP`, with this process, however that ends: one left over would
 * keep a test run waiting.
 */
export function endWithUs(child) {
  const end = () => endGroup(child);
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  // Nor does a walk that failed half-way wait for it.
  child.unref();
  child.stdout?.unref();
}

/** Ends a child and what it started: the driver's window outlives a driver that was just killed. */
export function endGroup(child) {
  try {
    process.kill(-child.pid);
  } catch (cause) {
    if (cause.code !== "ESRCH") throw cause;
  }
}
