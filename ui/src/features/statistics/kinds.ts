// What the tables of teachers are made of.
import { COUNTED } from "../../text/kinds";

export const PEOPLE = [...COUNTED, "person", "away", "word"];
