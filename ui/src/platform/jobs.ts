// Long jobs: started by a command that answers a job's id, watched until they end, stoppable.
import { computed, shallowRef, triggerRef, type ComputedRef } from "vue";
import type { JobState } from "../generated/JobState";
import { tellChanged } from "./acts";
import { asFailure, call, type CommandName, type RequestOf } from "./call";

const POLL_MS = 150;

export interface RunningJob {
  words: string;
  done: number;
  total: number;
  cancel: () => void;
}

const running = shallowRef<RunningJob[]>([]);

/** The job to show in the header: the one begun last. */
export const runningJob: ComputedRef<RunningJob | undefined> = computed(() => running.value.at(-1));

/**
 * Runs a job to its end and answers its result. `words` stand in the header meanwhile. Rejects with
 * a `Failure`; its code is `cancelled` when the user stopped it.
 */
export async function runJob<Result, Name extends CommandName = CommandName>(
  name: Name,
  request: RequestOf<Name>,
  words: string,
): Promise<Result> {
  const job = (await call(name, request)) as string;
  const shown: RunningJob = { words, done: 0, total: 0, cancel: () => void cancel(job) };
  running.value = [...running.value, shown];
  try {
    return (await untilDone(job, shown)) as Result;
  } finally {
    running.value = running.value.filter((other) => other !== shown);
  }
}

async function untilDone(job: string, shown: RunningJob): Promise<unknown> {
  for (;;) {
    const state: JobState = await call("job_state", { job });
    if (state.state === "done") {
      tellChanged(state.changed);
      return state.result;
    }
    if (state.state === "failed") throw asFailure(state.failure);
    Object.assign(shown, { done: state.done, total: state.total, words: state.words || shown.words });
    triggerRef(running);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function cancel(job: string): Promise<void> {
  await call("job_cancel", { job });
}
