package bellwether.desk.overview.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Looks for names of symbols and of what an owner has. A look goes over all symbols, which takes
/// some milliseconds for ten thousand of them and is never out of date.
public final class SearchDao {
    /// The rank says how well a name fits: 0 is it, 1 begins with the text, 2 has a word that does,
    /// 3 contains it.
    private static final String SYMBOLS =
            """
            with named as (
                select id, ticker, name, sector, exchange, synthetic, delisted,
                    ltrim(lower(ticker), '^') as small, lower(coalesce(name, '')) as words
                from symbol
            ), found as (
                select id, ticker, name, sector, exchange, synthetic, delisted, null as former,
                    case when lower(ticker) = :q or small = :q then 0
                        when starts_with(small, :q) or starts_with(lower(ticker), :q) then 1
                        when starts_with(words, :q) or position(' ' || :q in words) > 0 then 2
                        else 3 end as rank
                from named
                where position(:q in lower(ticker)) > 0 or position(:q in words) > 0
                union all
                select named.id, named.ticker, name, sector, exchange, synthetic, delisted,
                    former.ticker, case when lower(former.ticker) = :q then 0 else 1 end
                from symbol_alias as former join named on named.id = former.symbol_id
                where starts_with(lower(former.ticker), :q)
            ), best as (
                select distinct on (id) * from found order by id, rank, former nulls first
            )
            select 'symbol' as kind, ticker as id, coalesce(name, ticker) as title,
                nullif(concat_ws(', ', 'formerly ' || former, exchange, sector,
                    case when synthetic then 'synthetic' end, 'delisted ' || delisted), '')
                    as detail,
                rank, ticker as sorted
            from best
            order by rank, length(ticker), ticker limit :most
            """;

    private static final String OF_OWNER =
            """
            select 'watchlist' as kind, 'wl_' || id as id, name as title,
                (select count(*) from watch_entry where list = watchlist.id) || ' entries' as detail
            from watchlist where owner = :owner
            union all
            select 'screen', 'sc_' || id, name, text from screen where owner = :owner
            union all
            select 'rule', 'rl_' || id, name, state from alert_rule where owner = :owner
            union all
            select 'scan', 'sn_' || id, name, case when running then 'running' else 'stopped' end
            from scan where owner = :owner
            union all
            select 'portfolio', 'pf_' || id, name, currency from portfolio where owner = :owner
            union all
            select 'strategy', 'st_' || strategy.id, strategy.name, 'of ' || portfolio.name
            from strategy join portfolio on portfolio.id = strategy.portfolio
            where portfolio.owner = :owner and not strategy.is_manual
            """;

    private static final String OWNED =
            """
            select kind, id, title, detail, title as sorted,
                case when lower(title) = :q or lower(id) = :q then 0
                    when starts_with(lower(title), :q) then 1
                    when position(' ' || :q in lower(title)) > 0
                        or position('-' || :q in lower(title)) > 0 then 2
                    else 3 end as rank
            from (%s) as things
            where position(:q in lower(title)) > 0 or lower(id) = :q
            order by rank, length(title), title limit :most
            """
                    .formatted(OF_OWNER);

    private static final String NAMES =
            "select ticker from symbol union all select title from (%s) as things"
                    .formatted(OF_OWNER);

    private final Jdbi jdbi;

    public SearchDao(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Something whose name fits.
    ///
    /// @param sorted by which equal ones are ordered
    public record Match(
            String kind,
            String id,
            String title,
            @Nullable String detail,
            int rank,
            String sorted) {}

    /// Symbols, the best first.
    ///
    /// @param text in lower case
    public List<Match> symbols(String text, int most) {
        return jdbi.withHandle(handle ->
                handle.createQuery(SYMBOLS)
                        .bind("q", text)
                        .bind("most", most)
                        .map((row, _) -> match(row))
                        .list());
    }

    /// What an owner has, the best first.
    ///
    /// @param text in lower case
    public List<Match> owned(String owner, String text, int most) {
        return jdbi.withHandle(handle ->
                handle.createQuery(OWNED)
                        .bind("owner", owner)
                        .bind("q", text)
                        .bind("most", most)
                        .map((row, _) -> match(row))
                        .list());
    }

    /// Every name that may be found.
    public List<String> names(String owner) {
        return jdbi.withHandle(handle ->
                handle.createQuery(NAMES).bind("owner", owner).mapTo(String.class).list());
    }

    private static Match match(ResultSet row) throws SQLException {
        return new Match(
                row.getString("kind"),
                row.getString("id"),
                row.getString("title"),
                row.getString("detail"),
                row.getInt("rank"),
                row.getString("sorted"));
    }
}
