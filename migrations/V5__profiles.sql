set local lock_timeout = '2s';

-- Profiles of users; those that ship live in the program.
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

-- What ranks the symbols of a job; null when the history is too short to say.
alter table analysis add column strength float8;

-- How each symbol's strength compares with the others of its job, written once when it completes.
create table relative_strength (
    job_id uuid not null,
    seq int not null,
    percentile smallint not null check (percentile between 1 and 99),
    universe int not null check (universe > 1),
    primary key (job_id, seq)
);
