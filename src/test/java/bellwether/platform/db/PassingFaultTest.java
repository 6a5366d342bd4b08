package bellwether.platform.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PassingFaultTest {
    /// Passes by itself; has certainly changed nothing; is a connection that broke; is a full disk.
    @ParameterizedTest
    @CsvSource({
        "08000, true, false, false, false",
        "08001, true, false, false, false",
        "08003, true, false, true, false",
        "08006, true, false, true, false",
        "57P01, true, false, true, false",
        "57P02, true, false, true, false",
        "57P03, true, false, false, false",
        "53300, true, false, false, false",
        "53100, true, false, false, true",
        "25006, true, false, false, false",
        "40001, true, true, false, false",
        "40P01, true, true, false, false",
        "55P03, true, true, false, false",
        "23505, false, false, false, false",
        "22P02, false, false, false, false",
        "42P01, false, false, false, false",
        "57014, false, false, false, false",
        "XX000, false, false, false, false"
    })
    void eachStateIsToldApart(
            String state, boolean passes, boolean undone, boolean broken, boolean full) {
        for (Throwable fault :
                new Throwable[] {
                    new SQLException("no", state),
                    new IllegalStateException("outer", new SQLException("no", state)),
                    new RuntimeException(
                            new SQLException("no", "23505", new SQLException("no", state)))
                }) {
            assertEquals(passes, PassingFault.is(fault), fault.toString());
            assertEquals(undone, PassingFault.undone(fault), fault.toString());
            assertEquals(broken, PassingFault.isBrokenConnection(fault), fault.toString());
            assertEquals(full, PassingFault.isFullDisk(fault), fault.toString());
        }
    }

    /// The pool gives it no state when nobody got a connection in time.
    @Test
    void aPoolThatIsBusyPasses() {
        assertTrue(PassingFault.is(new SQLTransientConnectionException("busy")));
        assertFalse(PassingFault.isBrokenConnection(new SQLTransientConnectionException("busy")));
    }

    @Test
    void whatIsNoFaultOfTheDatabaseDoesNotPass() {
        for (Throwable fault :
                new Throwable[] {new SQLException("no state"), new IllegalStateException("bug")}) {
            assertFalse(PassingFault.is(fault));
            assertFalse(PassingFault.undone(fault));
            assertFalse(PassingFault.isFullDisk(fault));
        }
        assertFalse(PassingFault.is(null));
    }
}
