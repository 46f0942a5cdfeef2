// The screens' one way to the core. Names, requests and responses come from the Rust command table.
import { ref, type Ref } from "vue";
import type { Commands } from "../generated/Commands";
import type { Failure } from "../generated/Failure";
import { platform } from "./platform";

export type CommandName = keyof Commands;
export type RequestOf<Name extends CommandName> = Commands[Name]["request"];
export type ResponseOf<Name extends CommandName> = Commands[Name]["response"];

/** Rows of the table by what they do: query, act, job, service. */
export type NameOf<Kind extends string> = {
  [Name in CommandName]: Commands[Name] extends { kind: Kind } ? Name : never;
}[CommandName];

const gone = ref(false);

/** The ledger's file went away while it was open: told by the first refusal, until another is opened. */
export const ledgerGone: Readonly<Ref<boolean>> = gone;

export function noteLedger(isGone: boolean): void {
  gone.value = isGone;
}

/**
 * Asks the core. Rejects with a `Failure` that can be shown as it is. `seen`: how far the screen had
 * read that saves a form with it.
 */
export async function call<Name extends CommandName>(
  name: Name,
  request: RequestOf<Name>,
  seen?: string | null,
): Promise<ResponseOf<Name>> {
  try {
    return (await platform().call(name, request, seen ?? null)) as ResponseOf<Name>;
  } catch (thrown) {
    const failure = asFailure(thrown);
    if (failure.code === "ledger_gone") gone.value = true;
    throw failure;
  }
}

/** Anything that can be thrown on the way, as something that can be shown. */
export function asFailure(thrown: unknown): Failure {
  // No field of a form is called so: said beside a field it would not be seen.
  if (isFailure(thrown)) return thrown.field === "request" ? { ...thrown, field: null } : thrown;
  const detail = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return {
    code: "internal",
    message: "程序出了差错，这一步没有完成。请再试一次；仍不行时点“详情”，把内容发给管理人员。",
    field: null,
    detail,
    issues: [],
  };
}

function isFailure(thrown: unknown): thrown is Failure {
  return (
    typeof thrown === "object" &&
    thrown !== null &&
    typeof (thrown as Failure).code === "string" &&
    typeof (thrown as Failure).message === "string"
  );
}
