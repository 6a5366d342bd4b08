package bellwether.platform.db;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.postgresql.PGStatement;

/// Lets the server plan a statement at each execution, knowing its parameters. A plan made once
/// while the table was empty, and kept, would read the whole table when it is full.
public enum NoPreparedPlan implements StatementCustomizer {
    INSTANCE;

    @Override
    public void beforeExecution(PreparedStatement statement, StatementContext ctx)
            throws SQLException {
        statement.unwrap(PGStatement.class).setPrepareThreshold(0);
    }
}
