package bellwether.platform.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DatabaseFaultTest {
    private static final DatabaseAddress ADDRESS =
            new DatabaseAddress(
                    "jdbc:postgresql://host:5432/db?password=hunter2",
                    Optional.of("ann"),
                    Optional.of("hunter2"));

    private static String line(Throwable fault) {
        return DatabaseFault.line(ADDRESS, fault);
    }

    @ParameterizedTest
    @CsvSource({
        "08001, does not respond like PostgreSQL",
        "28P01, Check the user and the password",
        "28000, sslmode=require",
        "3D000, createdb NAME",
        "53300, lower DB_POOL_MAX",
        "57P03, try again in a moment",
        "25006, targetServerType=primary",
        "42501, grant it create",
        "53100, free some space",
        "55P03, locked by other sessions",
        "XX000, Check DATABASE_URL and the server's log"
    })
    void eachStateSaysWhatToDo(String state, String hint) {
        String line = line(new IllegalStateException("outer", new SQLException("no", state)));
        assertTrue(line.contains(hint), line);
        assertTrue(
                line.startsWith(
                        "The database at jdbc:postgresql://host:5432/db cannot be used: no. "),
                line);
    }

    @Test
    void aFaultOfTheNetworkIsMoreThanItsState() {
        SQLException sql = new SQLException("The connection attempt failed.", "08001");
        sql.initCause(new UnknownHostException("host"));
        assertTrue(
                line(sql).endsWith("The host name cannot be resolved: check DATABASE_URL."),
                line(sql));
        assertTrue(
                line(new SQLException("no", "08001", new ConnectException("refused")))
                        .endsWith(
                                "Connection refused: start PostgreSQL, or check host and port in DATABASE_URL."));
        assertTrue(
                line(new SQLException("no", "08001", new SocketTimeoutException("late")))
                        .contains("The host does not respond: check"));
    }

    @Test
    void aPoolerThatTakesNoOptionsIsKnownByItsWords() {
        String line =
                line(new SQLException("FATAL: unsupported startup parameter: options", "08P01"));
        assertTrue(line.contains("set DB_POOLER=transaction"), line);
    }

    @Test
    void noSecretIsInTheLine() {
        assertFalse(line(new SQLException("no", "28P01")).contains("hunter2"));
    }

    @Test
    void theReasonIsOneLineWithoutItsStop() {
        assertEquals("a b c", DatabaseFault.oneLine("  a\n b\t\r\n c.\n"));
        assertEquals("a. b", DatabaseFault.oneLine("a. b."));
        assertEquals("no reason given", DatabaseFault.oneLine(null));
    }

    /// What wraps it quotes statements, which are nothing for an operator.
    @Test
    void theReasonIsThatOfTheDatabaseAndNotOfWhatWrapsIt() {
        String line = line(new IllegalStateException("insert into …", new SQLException("full")));
        assertTrue(line.contains("cannot be used: full. "), line);
        assertTrue(line(new IOException("broken pipe")).contains("cannot be used: broken pipe. "));
    }

    @Test
    void theFirstCauseOfAKindIsFound() {
        IOException inner = new IOException("inner");
        IOException outer = new IOException("outer", inner);
        Throwable fault = new IllegalStateException(outer);
        assertSame(outer, DatabaseFault.cause(fault, IOException.class).orElseThrow());
        assertEquals(Optional.empty(), DatabaseFault.cause(fault, SQLException.class));
    }

    @Test
    void theExceptionKeepsItsCause() {
        SQLException sql = new SQLException("no", "3D000");
        DatabaseUnavailable unavailable = DatabaseFault.of(ADDRESS, sql);
        assertSame(sql, unavailable.getCause());
        assertEquals(line(sql), unavailable.getMessage());
    }
}
