import { exactBackend } from "../../src/index/exact.ts";
import { vectorIndexContract } from "../contracts/vector-index.ts";

vectorIndexContract(exactBackend, { recall: 1 });
