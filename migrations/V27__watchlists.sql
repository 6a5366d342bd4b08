set local lock_timeout = '2s';

-- Groups of watchlists. Default has no row: it is every owner's, and holds the lists that are in no other.
create table watch_collection (
    id bigint generated always as identity primary key,
    owner text not null,
    name text not null,
    created_at timestamptz not null
);

create unique index watch_collection_by_name on watch_collection (owner, lower(name));

create table watchlist (
    id bigint generated always as identity primary key,
    owner text not null,
    collection bigint references watch_collection on delete set null,
    name text not null,
    version integer not null default 1,
    created_at timestamptz not null,
    changed_at timestamptz not null
);

comment on column watchlist.collection is 'Null for Default.';
comment on column watchlist.version is 'Moves by one with every change of the list or of its entries; a part of its ETag.';

create unique index watchlist_by_name on watchlist (owner, lower(name));
create index watchlist_by_collection on watchlist (collection) where collection is not null;

create table watch_entry (
    id bigint generated always as identity primary key,
    list bigint not null references watchlist on delete cascade,
    ticker text collate "C" not null,
    symbol bigint,
    place integer not null check (place > 0),
    note text not null default '',
    added_at timestamptz not null,
    added_close numeric,
    added_on date,
    added_unknown text check ((added_close is null) = (added_unknown is not null))
);

comment on column watch_entry.ticker is 'As it was named when it was added.';
comment on column watch_entry.symbol is 'Null while no symbol of this name is stored. Of a symbol that was removed since, the ticker counts again.';
comment on column watch_entry.added_close is 'The last finished daily close when it was added, as it was traded.';
comment on column watch_entry.added_unknown is 'Why there is no close.';

create index watch_entry_by_place on watch_entry (list, place);
