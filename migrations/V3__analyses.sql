set local lock_timeout = '2s';

-- Profiles of users; the built-in ones are part of the program.
create table profile (
    id bigint generated always as identity primary key,
    owner text collate "C" not null,
    name text collate "C" not null,
    -- moves by one with every change; the second half of its ETag
    version int not null default 1,
    document json not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (owner, name)
);

create sequence analysis_number;

-- The analysis of one symbol, as one JSON document; never changed once stored. The columns beside
-- it are those that lists sort and filter by. It is divided by the id of the job, which begins with
-- its time (a UUID of version 7), so that (job_id, seq) is unique over all months and the results
-- of a job are in one of them.
create table analysis (
    id bigint not null default nextval('analysis_number'),
    job_id uuid not null,
    seq int not null,
    ticker text collate "C" not null,
    timeframe text not null,
    as_of date not null,
    profile text not null,
    verdict text not null,
    score float8 not null,
    document json not null,
    created_at timestamptz not null default now(),
    -- whose it is stays known when its job is gone
    owner text not null,
    -- what ranks the symbols of a job; null when the history is too short to say
    strength float8,
    -- the last fence: no item of a job has two results
    unique (job_id, seq)
) partition by range (job_id);

comment on table analysis is 'By month of the job. analysis_kept has what is kept of months that are over their time, analysis_rest what has no month yet.';

create index analysis_by_id on analysis (id);
create index analysis_best_of_job on analysis (job_id, score desc, seq);
create index analysis_newest_of_owner on analysis (owner, ticker, id desc);

-- Until the first maintenance, everything is in here; ./run.sh maintain makes the months.
create table analysis_rest partition of analysis default;

-- How each symbol's strength compares with the others of its job, written once when it completes.
create table relative_strength (
    job_id uuid not null,
    seq int not null,
    percentile smallint not null check (percentile between 1 and 99),
    universe int not null check (universe > 1),
    primary key (job_id, seq)
);
