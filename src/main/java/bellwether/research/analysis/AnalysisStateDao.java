package bellwether.research.analysis;

import org.jdbi.v3.core.Handle;

/// Tells one state of an owner's analyses from another without reading them.
public final class AnalysisStateDao {
    /// Analyses are stored with the end of their items, which moves their job, are never changed,
    /// and go with their month only.
    private static final String STATE =
            """
            select concat_ws('.', count(*), sum(hashtextextended(id::text, version)),
                (select string_agg(inhrelid::text, ',' order by inhrelid)
                    from pg_inherits where inhparent = 'analysis'::regclass))
            from job where owner = :owner and kind = 'analysis'
            """;

    /// Moves whenever an owner has other analyses.
    public String of(Handle handle, String owner) {
        return handle.createQuery(STATE).bind("owner", owner).mapTo(String.class).one();
    }
}
