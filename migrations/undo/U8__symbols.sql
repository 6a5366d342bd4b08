set local lock_timeout = '2s';

-- Former names, sectors, exchanges and dates of listing are gone; a renamed symbol keeps its new
-- name.
drop table symbol_alias;

alter table symbol
    drop column sector,
    drop column exchange,
    drop column listed,
    drop column delisted;
