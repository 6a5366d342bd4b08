package bellwether.platform.db;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// Rows as arrays of their columns, one statement for all of them: `from unnest(:ids, :days) as
/// given (id, day)`.
///
/// @param <R> a row
public final class Unnest<R> {
    private final Collection<R> rows;
    private final Map<String, Column> columns = new LinkedHashMap<>();

    private record Column(Class<?> type, List<?> values) {}

    private Unnest(Collection<R> rows) {
        this.rows = rows;
    }

    public static <R> Unnest<R> of(Collection<R> rows) {
        return new Unnest<>(rows);
    }

    public Unnest<R> longs(String name, Function<R, Long> column) {
        return column(name, Long.class, column);
    }

    public Unnest<R> ints(String name, Function<R, Integer> column) {
        return column(name, Integer.class, column);
    }

    public Unnest<R> doubles(String name, Function<R, @Nullable Double> column) {
        return column(name, Double.class, column);
    }

    public Unnest<R> texts(String name, Function<R, @Nullable String> column) {
        return column(name, String.class, column);
    }

    public Unnest<R> uuids(String name, Function<R, UUID> column) {
        return column(name, UUID.class, column);
    }

    private Unnest<R> column(
            String name, Class<?> type, Function<R, ? extends @Nullable Object> column) {
        columns.put(name, new Column(type, rows.stream().map(column).toList()));
        return this;
    }

    /// Binds the arrays to a statement, by their names.
    public <S extends SqlStatement<S>> S bind(S statement) {
        S bound = statement;
        for (Map.Entry<String, Column> column : columns.entrySet()) {
            bound =
                    bound.bindArray(
                            column.getKey(), column.getValue().type(), column.getValue().values());
        }
        return bound;
    }
}
