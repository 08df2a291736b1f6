import type { EditModel } from "../models/page.ts";
import type { Studio } from "../models/studio.ts";

/** What the form of one kind of guide is drawn from. */
export interface FormProps {
  readonly studio: Studio;
  readonly model: EditModel;
}
