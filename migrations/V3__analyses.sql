set local lock_timeout = '2s';

-- What was found about one symbol, as one JSON document; never changed once stored. The columns
-- beside it are those that lists sort and filter by.
create table analysis (
    id bigint generated always as identity primary key,
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
    -- the last fence: no item of a job has two results
    unique (job_id, seq)
);

create index analysis_best_of_job on analysis (job_id, score desc, seq);
create index analysis_newest_of_ticker on analysis (ticker, id desc);
