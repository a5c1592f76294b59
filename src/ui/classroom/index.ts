// What the pages of a class share: made when one of them is first shown, kept as long as the app.
import type { Services } from "../services.ts";
import { MakingModel } from "./making.ts";
import { ReviewModel } from "./review.ts";
import { TaskModel } from "./task.ts";
import { TaskShelf } from "./tasks.ts";

export interface Classroom {
  readonly making: MakingModel;
  readonly review: ReviewModel;
  readonly task: TaskModel;
}

const made = new WeakMap<Services, Classroom>();

export function classroomOf(services: Services): Classroom {
  const known = made.get(services);
  if (known) return known;
  const shelf = new TaskShelf();
  const classroom = {
    making: new MakingModel(services, shelf),
    review: new ReviewModel(services, shelf),
    task: new TaskModel(services),
  };
  made.set(services, classroom);
  return classroom;
}
