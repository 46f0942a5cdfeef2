// Long jobs: started by a command that answers a job's number, watched until they end, stoppable.
import { computed, shallowRef, type ComputedRef } from "vue";
import type { Commands } from "../generated/Commands";
import type { JobId } from "../generated/JobId";
import type { JobState } from "../generated/JobState";
import { isDone, settle } from "./acts";
import { call, type NameOf, type RequestOf } from "./call";

const POLL_MS = 120;

type JobName = NameOf<"job">;
type OutcomeOf<Name extends JobName> = Commands[Name] extends { outcome: infer Outcome }
  ? Outcome
  : never;

export interface RunningJob {
  job: JobId;
  /** 正在导出, closer once the job says so itself. */
  words: string;
  done: number;
  total: number;
  cancelling: boolean;
}

const running = shallowRef<readonly RunningJob[]>([]);

/** The job to show in the header: the one begun last. */
export const runningJob: ComputedRef<RunningJob | undefined> = computed(() => running.value.at(-1));

/**
 * Runs a job to its end and answers its outcome. `words` stand in the header meanwhile; `watch` is
 * told how far it is. Rejects with a `Failure`, of code `cancelled` when the user stopped it.
 */
export async function runJob<Name extends JobName>(
  name: Name,
  request: RequestOf<Name>,
  words: string,
  watch?: (job: RunningJob) => void,
): Promise<OutcomeOf<Name>> {
  const job = (await call(name, request)) as JobId;
  const show = (state: JobState | null): void => {
    const shown = shownOf(job, words, state);
    running.value = [...running.value.filter((other) => other.job !== job), shown];
    watch?.(shown);
  };
  try {
    show(null);
    const outcome = await untilFinished(job, show);
    if (isDone(outcome)) await settle(outcome);
    return outcome as OutcomeOf<Name>;
  } finally {
    running.value = running.value.filter((other) => other.job !== job);
  }
}

export async function cancelJob(job: JobId): Promise<void> {
  await call("job_cancel", job);
}

async function untilFinished(job: JobId, show: (state: JobState) => void): Promise<unknown> {
  for (;;) {
    const state = await call("job_state", job);
    if (state.failure !== null) throw state.failure;
    if (state.finished) return state.result;
    show(state);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function shownOf(job: JobId, words: string, state: JobState | null): RunningJob {
  return {
    job,
    words: state?.progress || words,
    done: state?.done ?? 0,
    total: state?.total ?? 0,
    cancelling: state?.cancelling ?? false,
  };
}
