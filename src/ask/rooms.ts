import type { Speech } from "../domain.ts";
import type { About } from "./catalogue/about.ts";
import type { EvidenceRooms } from "./evidence.ts";
import type { GlossaryTerm } from "../text/dictionary.ts";
import type { CitationGate } from "./quote/gate.ts";
import type { Persons } from "./people/persons.ts";
import type { MissingNames } from "./read/missing.ts";
import type { Sources } from "./quote/sources.ts";

/** What the steps of an answer work with; all of it of one index. */
export interface AskRooms extends EvidenceRooms {
  /** By file, in the order of the catalogue. */
  readonly speeches: ReadonlyMap<string, Speech>;
  readonly about: About;
  readonly names: MissingNames;
  readonly persons: Persons;
  readonly gate: CitationGate;
  readonly glossary: readonly GlossaryTerm[];
  /** The documents' characters, for sentences and terms that are looked for to the letter. */
  readonly sources: Sources;
}
