set local lock_timeout = '2s';

-- Splits and cash dividends. Bars stay as they came; adjusted views are computed on reading.
create table corporate_action (
    id bigint generated always as identity primary key,
    symbol_id bigint not null references symbol on delete cascade,
    kind text not null check (kind in ('split', 'dividend')),
    -- the first day whose prices are without it
    ex_date date not null,
    -- of a split: so many shares after it for so many before
    numerator numeric check (numerator > 0),
    denominator numeric check (denominator > 0),
    -- of a dividend: per share of its day
    amount numeric check (amount > 0),
    source text not null,
    created_at timestamptz not null,
    unique (symbol_id, kind, ex_date),
    check ((kind = 'split') = (numerator is not null)),
    check ((kind = 'split') = (denominator is not null)),
    check ((kind = 'dividend') = (amount is not null))
);

-- Files that come over HTTP, until they are imported. Kept here and not in a folder, so that
-- another process may import them and a repeated upload may go on where an earlier one broke off.
create table upload (
    id uuid primary key,
    owner text not null,
    idempotency_key text,
    -- what was asked of the import, as JSON
    params text not null,
    bytes bigint not null default 0 check (bytes >= 0),
    parts int not null default 0 check (parts >= 0),
    complete boolean not null default false,
    sha256 text,
    job_id uuid,
    rows_read bigint not null default 0,
    -- how it ended: the report, or the problem
    status int,
    answer text,
    created_at timestamptz not null,
    moved_at timestamptz not null,
    unique (owner, idempotency_key),
    check ((status is null) = (answer is null))
);

create index upload_of_job on upload (job_id) where job_id is not null;
create index upload_moved on upload (moved_at);

create table upload_part (
    upload_id uuid not null references upload on delete cascade,
    place int not null,
    bytes bytea not null,
    primary key (upload_id, place)
);

alter table upload_part alter column bytes set storage external;
