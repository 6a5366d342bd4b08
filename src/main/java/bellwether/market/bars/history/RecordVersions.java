package bellwether.market.bars.history;

import bellwether.platform.db.NoPreparedPlan;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Counts the changes to what is on record about a symbol beside its bars, so that its quality
/// ledger is known to be out of date.
final class RecordVersions {
    private static final String MOVE =
            """
            update symbol set record_version = record_version + 1
            where id in (
                select id from symbol where id = any(:ids) order by ticker for no key update
            )
            """;

    private RecordVersions() {}

    static void move(Handle handle, List<Long> ids) {
        if (!ids.isEmpty()) {
            handle.createUpdate(MOVE)
                    .addCustomizer(NoPreparedPlan.INSTANCE)
                    .bindArray("ids", Long.class, ids.stream().distinct().toList())
                    .execute();
        }
    }
}
