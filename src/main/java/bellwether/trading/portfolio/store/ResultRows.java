package bellwether.trading.portfolio.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// The rows of several queries that were sent as one statement, query by query.
final class ResultRows {
    private final Statement executed;
    private boolean isFirst = true;

    ResultRows(Statement executed) {
        this.executed = executed;
    }

    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /// All rows of the next query.
    <T> List<T> next(Row<T> mapper) throws SQLException {
        if (!isFirst && !executed.getMoreResults()) {
            throw new IllegalStateException("no rows of a query where some were expected");
        }
        isFirst = false;
        List<T> all = new ArrayList<>();
        try (ResultSet rows = executed.getResultSet()) {
            while (rows.next()) {
                all.add(mapper.of(rows));
            }
        }
        return all;
    }
}
