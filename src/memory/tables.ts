import type { Generated, Kysely, Transaction } from "kysely";
import type { AnswerStatus, Language } from "../domain.ts";
import type { Verdict } from "./feedback.ts";

/** Milliseconds since 1970: the two databases share no type for a moment that they read alike. */
type Moment = number;
/**
 * A value as JSON. Texts of people are kept so too: JSON escapes NUL, at which SQLite ends a text and which Postgres
 * refuses, and halves of surrogate pairs, which UTF-8 cannot hold.
 */
type Json = string;

/** The tables as migrations.ts makes them. */
export interface Tables {
  /** `folder`: the id of the folder in which a process keeps documents. */
  holders: { id: string; alive_until: Moment; folder: string | null };
  /** What people may still ask, counted for all processes together. */
  allowances: { name: string; tokens: number; at: Moment; told: number; outcome: string };
  /** Logins to the page. */
  secrets: { hash: string; user_id: number; valid_until: Moment };
  locks: { name: string; taken_at: Moment };
  updates: {
    bot_id: number;
    update_id: number;
    lane: string;
    /** Gone as soon as the update is handled. */
    payload: Json | null;
    received_at: Moment;
    attempts: number;
    holder: string | null;
    /** Put off until then. */
    not_before: Moment | null;
    done_at: Moment | null;
  };
  turns: {
    id: Generated<number>;
    bot_id: number;
    chat_id: number;
    /** 0 where there are no topics: Telegram numbers them from 1. */
    thread_id: number;
    user_id: number;
    message_id: number;
    status: AnswerStatus;
    language: Language;
    question: Json;
    history: Json;
    answer: Json;
    day: string;
    asked_at: Moment;
    answered_at: Moment;
    /** When an admin marked it as seen. */
    seen_at: Moment | null;
  };
  turn_messages: { bot_id: number; chat_id: number; message_id: number; turn_id: number; position: number };
  access_requests: {
    user_id: number;
    name: Json;
    language: Language;
    asked_at: Moment;
    notified_at: Moment | null;
    allowed: number | null;
    decided_by: number | null;
    decided_at: Moment | null;
  };
  feedback: {
    id: Generated<number>;
    bot_id: number;
    chat_id: number;
    message_id: number;
    user_id: number;
    /** 0 for the whole answer. */
    citation: number;
    verdict: Verdict;
    question: Json;
    history: Json;
    answer: Json | null;
    given_at: Moment;
  };
  collected: {
    id: Generated<number>;
    user_id: number;
    key: string;
    file: Json;
    question: Json;
    marks: Json;
    added_at: Moment;
  };
  preferences: { user_id: number; language: Language };
  follows: {
    id: Generated<number>;
    user_id: number;
    subject: Json;
    subject_key: Json;
    language: Language;
    since: Moment;
  };
  /** Documents as they were when last looked through for news. */
  seen_documents: { file: Json; hash: string; content: Json };
  /** What people are still to be told. */
  news: {
    id: Generated<number>;
    follow_id: number;
    file: Json;
    passages: number;
    keys: Json;
    found_at: Moment;
    taken_until: Moment;
  };
}

export type Db = Kysely<Tables> | Transaction<Tables>;
