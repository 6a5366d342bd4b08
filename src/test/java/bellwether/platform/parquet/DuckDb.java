package bellwether.platform.parquet;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/// A reader of Parquet that we did not write.
public final class DuckDb {
    private DuckDb() {}

    /// Asks about a file, which is called `FILE` in the statement; rows as texts, with `|` between
    /// their values.
    public static List<String> rows(Path file, String sql) throws SQLException {
        String named = sql.replace("FILE", "'" + file + "'");
        try (Connection database = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
                Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery(named)) {
            List<String> rows = new ArrayList<>();
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    values.add(String.valueOf(found.getString(column)));
                }
                rows.add(String.join("|", values));
            }
            return rows;
        }
    }
}
