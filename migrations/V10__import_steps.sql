set local lock_timeout = '2s';

-- What became of each transaction of an import that is under way, written by that transaction, so
-- that another try goes on behind it. Gone with the upload's bytes when the import has ended.
create table upload_step (
    upload_id uuid not null references upload on delete cascade,
    number int not null,
    -- of the rows of this step and of all before it
    fingerprint bigint not null,
    document json not null,
    primary key (upload_id, number)
);

-- What became of each file of an archive, when its job has ended.
create table upload_file (
    upload_id uuid not null references upload on delete cascade,
    -- from 0, in the order of the archive
    place int not null,
    document json not null,
    primary key (upload_id, place)
);
