import { createHash } from "node:crypto";
import type { Embedder } from "../../model/embedder.ts";
import type { SearchIndex } from "../../index/search-index.ts";
import { centred, dot } from "../../index/vectors.ts";
import { detectLanguage, questionLanguage } from "../../text/detect.ts";
import { normalise } from "../../text/normalise.ts";

/** Gives each question a vector of unit length; near questions have near ones, whatever their language. */
export type QuestionVectors = (questions: readonly string[]) => Promise<readonly Float32Array[]>;

/** Questions at least so near ask for the same thing: `低保标准是多少` and `最低生活保障每月多少钱` are .66, other subjects below .58. */
export const nearness = 0.6;

/** Vectors by the model that searches, less the centre of questions in their language. */
export function questionVectors(
  embedder: Embedder,
  { questionCentres }: Pick<SearchIndex, "questionCentres">,
): QuestionVectors {
  return async (questions) => {
    const vectors: Float32Array[] = [];
    // One after the other: what people ask meanwhile goes in between.
    for (const question of questions) {
      const [encoded] = await embedder.encode([normalise(question)], "query");
      if (!encoded) throw new Error("the model gave no vector");
      vectors.push(centred(encoded.vector, questionCentres[questionLanguage(detectLanguage(question))].vector));
    }
    return vectors;
  };
}

/** Works out the vector of each question once, for the last some; what was asked is not kept, only its hash. */
export function keepingVectors(vectorsOf: QuestionVectors, most = 2_000): QuestionVectors {
  const kept = new Map<string, Float32Array>();
  return async (questions) => {
    const vectors: Float32Array[] = [];
    for (const question of questions) {
      const key = createHash("sha256").update(question).digest("base64");
      const [vector = kept.get(key)] = kept.has(key) ? [] : await vectorsOf([question]);
      if (!vector) throw new Error("the model gave no vector");
      if (kept.size >= most) kept.clear();
      kept.set(key, vector);
      vectors.push(vector);
    }
    return vectors;
  };
}

/** Puts each vector, in order, into the first group whose first vector is near it, else into one of its own: places by group. */
export function nearGroups(vectors: readonly Float32Array[]): number[][] {
  const groups: { readonly first: Float32Array; readonly places: number[] }[] = [];
  for (const [place, vector] of vectors.entries()) {
    const group = groups.find(({ first }) => dot(first, vector) >= nearness);
    if (group) group.places.push(place);
    else groups.push({ first: vector, places: [place] });
  }
  return groups.map(({ places }) => places);
}
