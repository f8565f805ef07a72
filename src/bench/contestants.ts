import type { Answerer } from "../domain.ts";
import type { Embedder } from "../embed/embedder.ts";
import type { Sources } from "../eval/sources.ts";
import { tutorialChunks } from "./chunks.ts";
import { OramaHybrid } from "./orama-hybrid.ts";
import type { Contestant } from "./race.ts";
import { TutorialPipeline } from "./tutorial-pipeline.ts";

/** The contestant whose time is the unit. */
export const reference = "LangChain tutorial";

/** The product and its peers, all over the same texts with the same model. */
export async function contestants(answerer: Answerer, embedder: Embedder, sources: Sources): Promise<Contestant[]> {
  const chunks = await tutorialChunks(sources);
  return [
    { name: "yanju", answerer },
    { name: reference, answerer: await TutorialPipeline.build(chunks, embedder) },
    { name: "Orama hybrid", answerer: await OramaHybrid.build(chunks, embedder) },
  ];
}
