-- The first schema with one session, as version 1 wrote it. Never edited: every later
-- version must open it. Made by iterdump(); the pragmas are in the header of the file.
PRAGMA application_id = 1129267523;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'coach','001-sessions','2026-11-23 18:39:54.174828+00:00');
CREATE TABLE "events" (
   "session_id" TEXT NOT NULL REFERENCES "sessions"("id"),
   "seq" INTEGER NOT NULL,
   "at" REAL,
   "phase" TEXT,
   "spent" REAL,
   "kind" TEXT NOT NULL,
   "data" TEXT NOT NULL,
   PRIMARY KEY ("session_id", "seq")
);
INSERT INTO "events" VALUES('260901-0900-f001',1,1788253200.0,'clarify',0.0,'started','{}');
INSERT INTO "events" VALUES('260901-0900-f001',2,1788253230.0,'clarify',0.0,'asked','{"question":"How many people use it daily?","fact":"dau","answer":"200 million."}');
INSERT INTO "events" VALUES('260901-0900-f001',3,1788253500.0,'clarify',4.0,'slept','{"seconds":266.0}');
INSERT INTO "events" VALUES('260901-0900-f001',4,1788253500.0,'architecture',0.0,'phase-entered','{}');
CREATE TABLE "sections" (
   "session_id" TEXT NOT NULL REFERENCES "sessions"("id"),
   "section" TEXT NOT NULL,
   "body" TEXT NOT NULL,
   "words" INTEGER,
   "crc" INTEGER NOT NULL,
   "updated_at" REAL,
   PRIMARY KEY ("session_id", "section")
);
INSERT INTO "sections" VALUES('260901-0900-f001','notes/clarify','reads dominate
200 M a day',6,1101039949,1788253501.0);
INSERT INTO "sections" VALUES('260901-0900-f001','api','GET /feed — “é”',4,2472101723,1788253501.0);
CREATE TABLE "sessions" (
   "id" TEXT PRIMARY KEY,
   "kind" TEXT NOT NULL,
   "case_id" TEXT NOT NULL,
   "case_version" INTEGER,
   "case_title" TEXT,
   "level" TEXT,
   "plan" TEXT NOT NULL,
   "minutes" REAL,
   "status" TEXT NOT NULL,
   "phase" TEXT,
   "spent" TEXT,
   "stopped" REAL,
   "words" INTEGER,
   "hints" INTEGER,
   "facts" INTEGER,
   "marks" TEXT,
   "created_at" REAL NOT NULL,
   "updated_at" REAL,
   "finished_at" REAL,
   "deleted_at" REAL,
   "rev" INTEGER NOT NULL,
   "owner" TEXT,
   "owner_token" TEXT,
   "owner_at" REAL
);
INSERT INTO "sessions" VALUES('260901-0900-f001','mock','twitter',1,'A Twitter-like feed','senior','[{"id":"clarify","title":"Clarify","budget":300.0,"goals":[["g1","Say it"]]},{"id":"architecture","title":"Architecture","budget":600.0,"goals":[["g1","Say it"]]}]',15.0,'running','architecture','{"clarify":4.0}',30.0,10,0,1,'[]',1788253200.0,1788253501.0,NULL,NULL,1,'{"token":"first","pid":4242,"host":"gone","terminal":"pts/1","started":null}','first',1788253501.0);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX "idx_sessions_created_at"
    ON "sessions" ("created_at");
COMMIT;
