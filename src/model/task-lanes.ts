import { queueOptionsSymbol } from "piscina";

/** A task's lane: whoever waits for an answer goes before what an index is built of. */
export type Lane = "question" | "index";

/** What Piscina queues: a task tells its lane by what `inLane` has put on it. */
interface QueuedTask {
  readonly [queueOptionsSymbol]: object | null;
}

/** The task with its lane on it, where `TaskLanes` looks for it. */
export function inLane<T extends object>(task: T, lane: Lane): T {
  return { ...task, [queueOptionsSymbol]: { lane } };
}

/** A task queue for Piscina: all questions before all texts of an index, each lane in the order of asking. */
export class TaskLanes<T extends QueuedTask> {
  readonly #questions: T[] = [];
  readonly #texts: T[] = [];

  get size(): number {
    return this.#questions.length + this.#texts.length;
  }

  shift(): T | null {
    return this.#questions.shift() ?? this.#texts.shift() ?? null;
  }

  push(task: T): void {
    this.#laneOf(task).push(task);
  }

  /** Gives back what was shifted too early. */
  unshift(task: T): void {
    this.#laneOf(task).unshift(task);
  }

  remove(task: T): void {
    const lane = this.#laneOf(task);
    const place = lane.indexOf(task);
    if (place >= 0) lane.splice(place, 1);
  }

  #laneOf(task: T): T[] {
    const options = task[queueOptionsSymbol];
    return options && "lane" in options && options.lane === "index" ? this.#texts : this.#questions;
  }
}
